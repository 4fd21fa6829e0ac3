import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { alignmentMatrices } from '../../src/figures/alignment-matrices.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { svgOf } from '../../src/platform/node/static-figure.ts';
import { evidenceOf } from '../../src/report/explorer/evidence.ts';
import { featured } from '../../src/report/featured.ts';
import { loadRun } from '../../src/report/run-data.ts';
import { wordAlignments } from '../../src/report/word-alignments.ts';

// npm start && npx tsx labs/00-tour/figure.ts runs/en-fr

/** One sentence as both families of a run align it: the one that the report shows first. */
export async function figure(run: string): Promise<Figure> {
  const { jobs } = await loadRun(new NodeFileStore(), run);
  const { evidence } = evidenceOf(jobs)!;
  return alignmentMatrices(wordAlignments(evidence, featured(evidence.sentences)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const run = process.argv[2] ?? 'runs/en-fr';
  await writeFile(new URL('figure.svg', import.meta.url), await svgOf(await figure(run)));
}
