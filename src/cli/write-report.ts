import type { FileStore } from '../base/file-store.ts';
import { bundle } from '../platform/node/bundle.ts';
import { compress } from '../platform/node/compress.ts';
import { projectPath } from '../platform/node/machine.ts';
import { loadReportAssets } from '../report/assets.ts';
import { reportHtml } from '../report/html.ts';
import { loadRun } from '../report/run-data.ts';
import { runInTerminal } from '../report/terminal.ts';
import { wantsColor } from './color.ts';

/** Writes report.html into a run folder and prints what the terminal shows of it, the report's path last. */
export async function writeReport(store: FileStore, run: string): Promise<void> {
  const data = await loadRun(store, run);
  const path = `${run}/report.html`;
  const assets = await loadReportAssets(store, projectPath(''), bundle);
  await store.write(path, reportHtml(data, assets, compress));
  process.stdout.write(`\n${runInTerminal(data, { color: wantsColor() })}\nReport: ${path}\n`);
}
