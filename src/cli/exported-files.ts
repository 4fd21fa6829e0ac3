import { relative } from 'node:path';
import type { Provenance } from '../compare/run-files.ts';
import type { ExportContext, ExportedFile } from '../export/exported.ts';
import { runFigures } from '../export/run-figures.ts';
import { runFiles } from '../export/run-files.ts';
import { studyFiles } from '../export/study-files.ts';
import type { NamedFigure } from '../figures/named-figure.ts';
import { studyFigures } from '../figures/study-figures.ts';
import { type FigureFile, figureFiles } from '../platform/node/figure-files.ts';
import { project } from '../platform/node/machine.ts';
import type { RunData } from '../report/run-data.ts';
import type { StudyResults } from '../study/study-results.ts';

/** A file of any kind, relative to the folder that all of them go to. */
type AnyFile = ExportedFile | FigureFile;

/** Where the results are, and where documents of them go; both as commands would name them. */
export interface ExportFolders {
  readonly folder: string;
  readonly out: string;
}

/**
 * All documents of a study, with their pictures.
 * @throws InputError if the optional packages are not installed that draw pictures
 */
export const studyExports = (folders: ExportFolders, results: StudyResults, provenance: Provenance) =>
  withFigures(studyFigures(results), (figures) =>
    studyFiles(results, { project: project(), provenance, ...placesOf(folders), figures }),
  );

/** The same of a run. */
export const runExports = (folders: ExportFolders, data: RunData) =>
  withFigures(runFigures(data), (figures) =>
    runFiles(data, { project: project(), provenance: data.run, ...placesOf(folders), figures }),
  );

function placesOf({ folder, out }: ExportFolders) {
  const path = relative(out, folder).replaceAll('\\', '/');
  return { folder, upwards: path === '' ? '' : `${path}/` };
}

async function withFigures(
  figures: readonly NamedFigure[],
  texts: (figures: ExportContext['figures']) => ExportedFile[],
): Promise<AnyFile[]> {
  const pictures = await figureFiles(figures);
  return [...texts(figures), ...pictures.map(({ path, content }) => ({ path: `figures/${path}`, content }))];
}
