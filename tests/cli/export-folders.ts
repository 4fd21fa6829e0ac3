import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeJson } from '../../src/base/json-file.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { STUDY_SCHEMA } from '../../src/study/study-folder.ts';
import { exampleContext } from '../export/example-context.ts';
import { writeFixtureRun } from '../report/fixture-run.ts';
import { exampleStudy } from '../study/example-study.ts';

/** Writes below a folder what `export` may be given: `run`, `study`, and five that it must refuse. */
export async function writeExportFolders(folder: string): Promise<void> {
  const store = new NodeFileStore();
  const at = (...path: string[]) => join(folder, ...path);
  await writeFixtureRun(store, at('run'));
  const study = exampleStudy();
  const { plan, matching, seeds } = study;
  for (const name of ['study', 'unfinished-study']) {
    const begun = { schema: STUDY_SCHEMA, ...exampleContext.provenance, plan, matching, seeds, dataChecksum: '00' };
    await writeJson(store, at(name, 'study.json'), begun);
  }
  await writeJson(store, at('study', 'results.json'), study);
  await writeFixtureRun(store, at('unfinished-run'));
  await store.remove(at('unfinished-run', 'summary.json'));
  await writeFixtureRun(store, at('damaged-run'));
  writeFileSync(at('damaged-run', 'timing.json'), '{');
  mkdirSync(at('neither'));
}
