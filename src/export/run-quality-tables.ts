import { modelTitle } from '../figures/model-style.ts';
import { inPercent, overSeeds, type Spread } from '../figures/over-seeds.ts';
import { lengthLabel, lengthRows } from '../figures/quality-by-length.ts';
import { tagRows } from '../figures/quality-by-tag.ts';
import { alignmentRuleNames, LINK_THRESHOLD } from '../metrics/alignment-rules.ts';
import { mean } from '../metrics/statistics.ts';
import { fixed, listed } from '../report/numbers.ts';
import type { RunData } from '../report/run-data.ts';
import { taskOf, unitsOf } from '../report/wording.ts';
import { count, plain } from './cells.ts';
import { captionOf, runNotes } from './run-notes.ts';
import { labelColumn, type NumberCell, numberColumn, type Row, type Table } from './table.ts';

/** BLEU and exact match by source length. */
export function lengthsTable(data: RunData): Table {
  const { models } = data.summary;
  const lengths = lengthRows(models);
  const { many } = unitsOf(taskOf(data));
  const measures = [
    { group: 'BLEU', of: (scores: LengthScores | undefined) => spreadCell(scores?.bleu) },
    {
      group: 'Exact match, %',
      of: (scores: LengthScores | undefined) => spreadCell(scores && inPercent(scores.exactMatch)),
    },
  ];
  const trained = data.run.trainingSourceWords;
  return {
    name: 'by-length',
    caption: captionOf(data, `quality by the number of source ${many}`),
    grouping: 'Measure',
    columns: [labelColumn(`Source ${many}`), numberColumn('Sentences'), ...modelColumns(models)],
    rows: measures.flatMap(({ group, of }) =>
      lengths.map((row) => ({
        group,
        cells: [lengthLabel(row), count(row.sentences), ...Object.keys(models).map((model) => of(row.scores[model]))],
      })),
    ),
    notes: [
      ...(trained ? [`Trained on sources of ${trained.join(' to ')} ${many}.`] : []),
      ...runNotes(data, BRACKETS),
    ],
  };
}

type LengthScores = ReturnType<typeof lengthRows>[number]['scores'][string];
const modelColumns = (models: RunData['summary']['models']) =>
  Object.keys(models).map((name) => numberColumn(modelTitle(name)));

/** Exact match and alignment error rate of the sentences that have a construction. */
export function constructionsTable(data: RunData): Table {
  const { models } = data.summary;
  const measures = [
    { group: 'Exact match, %', name: 'exactMatch' },
    { group: 'Alignment error rate, %', name: 'aer' },
  ] as const;
  const tags = tagRows(models);
  return {
    name: 'by-construction',
    caption: captionOf(data, 'quality by construction, the hardest first'),
    grouping: 'Measure',
    columns: [labelColumn('Construction'), numberColumn('Sentences'), ...modelColumns(models)],
    rows: measures
      .filter(({ name }) => tags.some(({ scores }) => Object.values(scores).some((score) => score[name])))
      .flatMap(({ group, name }) =>
        tags.map(({ tag, sentences, scores }) => ({
          group,
          cells: [
            tag,
            count(sentences),
            ...Object.keys(models).map((model) => {
              const score = scores[model]?.[name];
              return spreadCell(score && inPercent(score));
            }),
          ],
        })),
      ),
    notes: ['A sentence may have several constructions.', ...runNotes(data, BRACKETS)],
  };
}

/** What the error rate is by each rule that reads links from weights. */
export function alignmentTable(data: RunData): Table {
  const attending = Object.entries(data.summary.models);
  const spreads = attending.flatMap(([model, { seeds }]) => {
    const nats = seeds.flatMap(({ entropy }) => entropy?.nats ?? []);
    return nats.length === 0 ? [] : [`${fixed(mean(nats), 2)} for ${modelTitle(model)}`];
  });
  return {
    name: 'alignment',
    caption: captionOf(data, 'attention as an alignment'),
    grouping: 'Rule',
    columns: [labelColumn('Model'), ...['Alignment error rate, %', 'Precision, %', 'Recall, %'].map(numberColumn)],
    rows: alignmentRuleNames.flatMap((rule) =>
      attending.flatMap(([model, { seeds }]): Row[] => {
        const scores = seeds.flatMap(({ alignmentRules }) => alignmentRules?.[rule] ?? []);
        if (scores.length === 0) return [];
        const cell = (name: 'aer' | 'precision' | 'recall') =>
          spreadCell(inPercent(overSeeds(scores.map((score) => score[name]))));
        return [{ group: rule, cells: [modelTitle(model), cell('aer'), cell('precision'), cell('recall')] }];
      }),
    ),
    notes: [
      `argmax links each target word to the source word it looks at most, threshold wherever the weight is ${LINK_THRESHOLD} or more; intersection keeps the links of argmax that are strongest for the source word, too.`,
      ...(spreads.length === 0 ? [] : [`Mean entropy of the weights, in nats: ${listed(spreads)}.`]),
      ...runNotes(data, BRACKETS),
    ],
  };
}

/** Of several seeds the mean with the lowest and highest, of a single one its interval over sentences: `97.1 [96.3, 97.6]`. */
function spreadCell(spread: Spread | undefined, digits = 1): NumberCell | null {
  if (!spread) return null;
  const { mean: value, low, high } = spread;
  if (low === high) return plain(value, digits);
  const bounds = [low, high] as const;
  return {
    text: fixed(value, digits),
    spread: `[${bounds.map((end) => fixed(end, digits)).join(', ')}]`,
    value,
    bounds,
  };
}

/** What the brackets of {@link spreadCell} are. */
const BRACKETS = 'in brackets the lowest and the highest seed';
