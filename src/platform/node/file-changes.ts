import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Editors write in several steps, within a few milliseconds. */
const SETTLE_MILLISECONDS = 20;

/**
 * Yields whenever the content of one of the files is another than before; a file may come and go. What changes while the
 * consumer is busy is noticed when it comes back.
 *
 * @param files absolute paths; their folders exist
 * @param signal ends it
 */
export async function* fileChanges(files: readonly string[], signal: AbortSignal): AsyncGenerator<void> {
  let [changed, wake] = [false, () => {}];
  const notice = () => {
    changed = true;
    wake();
  };
  signal.addEventListener('abort', notice);
  // Folders are watched, since many editors put a new file in the place of the old one.
  const watchers = [...new Set(files.map(dirname))].map((folder) => watch(folder, notice));
  let before = await contents(files);
  try {
    while (!signal.aborted) {
      if (!changed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      changed = false;
      await setTimeout(SETTLE_MILLISECONDS);
      const now = await contents(files);
      if (!signal.aborted && now !== before) yield;
      before = now;
    }
  } finally {
    signal.removeEventListener('abort', notice);
    for (const watcher of watchers) watcher.close();
  }
}

const contents = async (files: readonly string[]): Promise<string> =>
  JSON.stringify(await Promise.all(files.map((file) => readFile(file, 'base64').catch(() => null))));
