import { alignmentMatrices } from '../figures/alignment-matrices.ts';
import { costBars, modelCosts } from '../figures/cost.ts';
import { lossCurves } from '../figures/loss-curves.ts';
import { modelTitle } from '../figures/model-style.ts';
import type { NamedFigure } from '../figures/named-figure.ts';
import { lengthRows, qualityByLength } from '../figures/quality-by-length.ts';
import { qualityByTag, tagRows } from '../figures/quality-by-tag.ts';
import { evidenceOf } from '../report/explorer/evidence.ts';
import { featured } from '../report/featured.ts';
import { modelCurves } from '../report/model-curves.ts';
import { listed } from '../report/numbers.ts';
import type { RunData } from '../report/run-data.ts';
import { wordAlignments } from '../report/word-alignments.ts';
import { taskOf, unitsOf } from '../report/wording.ts';

/** The figures of a run for a document; those for which it has no numbers are left out. */
export function runFigures(data: RunData): NamedFigure[] {
  const { models } = data.summary;
  const names = listed(Object.keys(models).map(modelTitle));
  const loss: NamedFigure = {
    ...{ name: 'loss', title: 'Training and validation loss' },
    alt: `Loss of ${names} over training, one panel each; means over seeds where there are several, axes alike and logarithmic.`,
    figure: lossCurves(modelCurves(data)),
  };
  const cost: NamedFigure = {
    ...{ name: 'cost', title: 'Size, work, speed and memory' },
    alt: `Parameters, operations per target token, training speed and memory of ${names}.`,
    figure: costBars(modelCosts(models, data.timing)),
  };
  return [loss, ...alignments(data), ...quality(data, names), cost];
}

/** The alignment matrices of the sentence that the report opens with. */
function alignments(data: RunData): NamedFigure[] {
  const evidence = evidenceOf(data.jobs)?.evidence;
  if (!evidence?.models.some(({ maps }) => maps.length > 0)) return [];
  const sentence = wordAlignments(evidence, featured(evidence.sentences));
  const { joined } = unitsOf(taskOf(data));
  const gold = sentence.gold ? ' Gold links are outlined.' : '';
  return [
    {
      ...{ name: 'alignments', title: 'Alignment matrices' },
      alt: `Attention of ${listed(sentence.maps.map(({ model }) => modelTitle(model)))} to “${joined(sentence.source)}” while saying “${joined(sentence.target)}”: the darker, the more weight.${gold}`,
      figure: alignmentMatrices(sentence),
    },
  ];
}

function quality(data: RunData, names: string): NamedFigure[] {
  const { models } = data.summary;
  const unit = unitsOf(taskOf(data)).many;
  const longest = data.run.trainingSourceWords?.[1];
  const shaded = longest === undefined ? '' : ` Shaded: longer than the ${longest} ${unit} of training.`;
  const figures = [
    {
      ...{ name: 'by-length', title: 'Quality by sentence length', there: lengthRows(models).length > 0 },
      alt: `Exact match and BLEU of ${names} by the number of source ${unit}.${shaded}`,
      figure: () => qualityByLength(models, { unit, ...(longest !== undefined && { longestTrained: longest }) }),
    },
    {
      ...{ name: 'by-construction', title: 'Quality by construction', there: tagRows(models).length > 0 },
      alt: `Exact match of ${names} by construction, and the alignment error rate where there is one; the hardest on top.`,
      figure: () => qualityByTag(models),
    },
  ];
  return figures.flatMap(({ there, figure, ...named }) => (there ? [{ ...named, figure: figure() }] : []));
}
