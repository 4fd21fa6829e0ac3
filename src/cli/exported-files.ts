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

/**
 * All documents of a study, with their pictures.
 * @param folder that of the study, as commands would name it
 * @throws InputError if the optional packages are not installed that draw pictures
 */
export const studyExports = (folder: string, results: StudyResults, provenance: Provenance) =>
  withFigures(studyFigures(results), (figures) =>
    studyFiles(results, { project: project(), provenance, folder, figures }),
  );

/** The same of a run. */
export const runExports = (folder: string, data: RunData) =>
  withFigures(runFigures(data), (figures) =>
    runFiles(data, { project: project(), provenance: data.run, folder, figures }),
  );

async function withFigures(
  figures: readonly NamedFigure[],
  texts: (figures: ExportContext['figures']) => ExportedFile[],
): Promise<FigureFile[]> {
  const pictures = await figureFiles(figures);
  return [...texts(figures), ...pictures.map(({ path, content }) => ({ path: `figures/${path}`, content }))];
}
