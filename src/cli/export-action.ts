import { InputError } from '../base/errors.ts';
import type { FileStore } from '../base/file-store.ts';
import { readJson } from '../base/json-file.ts';
import { writeDraft } from '../export/write-up/draft.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { loadRun } from '../report/run-data.ts';
import { isStudy, readStudyFile } from '../study/study-folder.ts';
import { studyResults } from '../study/study-results.ts';
import { type ExportFolders, runExports, studyExports } from './exported-files.ts';

/** Writes the documents of a run or a study. All are made before the first is written. */
export async function exportAction(folder: string, out: string): Promise<void> {
  const store = new NodeFileStore();
  const files = await documentsOf(store, { folder, out });
  for (const file of files) {
    const path = `${out}/${file.path}`;
    if (!('draft' in file)) {
      await store.write(path, file.content);
      continue;
    }
    const written = await writeDraft(store, path, file.content);
    if (written !== path) process.stderr.write(`${path} was written in, and is left as it is: see ${written}\n`);
  }
  process.stdout.write(`${files.length} files in ${out}: report.md, document.tex, tables/, figures/ and more\n`);
}

async function documentsOf(store: FileStore, folders: ExportFolders) {
  const { folder } = folders;
  if (await isStudy(store, folder)) {
    const study = await readStudyFile(store, folder);
    const path = `${folder}/results.json`;
    if (!(await store.exists(path))) {
      throw new InputError(
        `${folder}: the study is not finished (it has no results.json) — go on with: npx attention-lab study ${study.plan.name} --resume --out ${folder}`,
      );
    }
    return studyExports(folders, await readJson(store, path, studyResults), study);
  }
  if (await store.exists(`${folder}/run.json`)) return runExports(folders, await loadRun(store, folder));
  throw new InputError(
    `${folder}: neither a run nor a study (it has no run.json and no study.json) — give a folder that compare or study wrote`,
  );
}
