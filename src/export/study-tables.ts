import { fixed, signed } from '../report/numbers.ts';
import { expectation, scaleOf, unitOfDifference, withUnit } from '../study/quantity-words.ts';
import type { ArmResult, Estimate, StudyResults } from '../study/study-results.ts';
import { between, count, difference, estimated, plain, probability } from './cells.ts';
import { studyNotes, trainedLengths } from './study-notes.ts';
import { labelColumn, type NumberCell, numberColumn, type Table } from './table.ts';

/** The tables of a study, in the order in which they are read. */
export function studyTables(results: StudyResults): Table[] {
  const measured = results.plan.kind === 'cost' ? costsTable(results) : lengthsTable(results);
  return [resultsTable(results), contrastsTable(results), ...measured];
}

const armColumn = labelColumn('Arm');

const read = (estimate: Estimate | null | undefined, scale = 1): NumberCell | null =>
  estimate ? estimated(estimate, scale) : null;

/** Nothing where it is not known, or nothing was trained. */
const known = (value: number | null) => (value ? count(value) : null);

function resultsTable(results: StudyResults): Table {
  const { plan, arms } = results;
  const sizes = [
    { title: 'Parameters', of: ({ parameters }: ArmResult) => parameters },
    { title: 'Steps', of: ({ steps }: ArmResult) => steps },
    { title: 'Target tokens', of: ({ targetTokens }: ArmResult) => targetTokens },
    { title: 'FLOPs per target token', of: ({ flopsPerTargetToken }: ArmResult) => flopsPerTargetToken },
  ].filter(({ of }) => arms.some((arm) => of(arm)));
  return {
    name: 'results',
    caption: `${plan.title}: results`,
    columns: [
      armColumn,
      ...plan.columns.map(({ title, quantity }) => numberColumn(withUnit(title, quantity))),
      ...sizes.map(({ title }) => numberColumn(title)),
    ],
    rows: arms.map((arm) => ({
      cells: [
        arm.title,
        ...plan.columns.map(({ quantity }, place) => read(arm.columns[place], scaleOf(quantity))),
        ...sizes.map(({ of }) => known(of(arm))),
      ],
    })),
    notes: studyNotes(results),
  };
}

function contrastsTable(results: StudyResults): Table {
  const { plan, contrasts } = results;
  return {
    name: 'contrasts',
    caption: `${plan.title}: what was claimed, and what came of it`,
    columns: [
      { title: 'Claim', kind: 'text' },
      labelColumn('Expected'),
      numberColumn('Difference'),
      numberColumn('Hedges’ g'),
      numberColumn('p'),
      numberColumn('p, Holm'),
      numberColumn('Over sentences'),
      labelColumn('Verdict'),
    ],
    rows: plan.contrasts.map((contrast, place) => {
      const { test, verdict } = contrasts[place]!;
      const scale = scaleOf(contrast.quantity);
      const { effectSize = null, sentences } = test ?? {};
      return {
        cells: [
          ...[contrast.claim, expectation(contrast)],
          test ? difference(test.difference, scale) : null,
          effectSize === null ? null : plain(effectSize, 2, signed),
          ...(test ? [probability(test.p), probability(test.pHolm)] : [null, null]),
          sentences ? between([sentences.low, sentences.high], scale) : null,
          verdict,
        ],
      };
    }),
    notes: [
      `Differences are first − second arm, paired by seed${differenceUnits(results)}. Hedges’ g is of these differences.`,
      ...(contrasts.some(({ test }) => test?.sentences)
        ? ['Over sentences: 95 % interval of a paired bootstrap, which redraws the test sentences and keeps the seeds.']
        : []),
      ...studyNotes(results),
    ],
  };
}

/** `, in BLEU`: what the differences are in, where there is a name for it. */
function differenceUnits({ plan }: StudyResults): string {
  const units = [...new Set(plan.contrasts.map(({ quantity }) => unitOfDifference(quantity).trim()))].filter(Boolean);
  const named = units.map((unit) => (unit === 'points' ? 'percentage points' : unit));
  return named.length === 0 ? '' : `, in ${named.join(' or ')} as under “Expected”`;
}

/** BLEU and exact match of every arm by source words; none where nothing was evaluated by length. */
function lengthsTable(results: StudyResults): Table[] {
  const { plan, arms } = results;
  const groups = arms.find(({ byLength }) => byLength.length > 0)?.byLength ?? [];
  if (groups.length === 0) return [];
  const measures = [
    { title: 'BLEU', of: (score: Score | undefined) => read(score?.bleu) },
    { title: 'Exact match, %', of: (score: Score | undefined) => read(score?.exactMatch, 100) },
  ];
  return [
    {
      name: 'by-length',
      caption: `${plan.title}: quality by the number of source words`,
      columns: [
        armColumn,
        ...groups.map(({ from, to }) => numberColumn(from === to ? `${from} words` : `${from}–${to} words`)),
      ],
      grouping: 'Measure',
      rows: measures.flatMap(({ title: group, of }) =>
        arms.map(({ title, byLength }) => ({
          group,
          cells: [title, ...groups.map(({ from }) => of(byLength.find((score) => score.from === from)))],
        })),
      ),
      notes: [
        `Sentences of these lengths: ${groups.map(({ sentences }) => fixed(sentences)).join(', ')}.`,
        ...trainedLengths(results),
        ...studyNotes(results),
      ],
    },
  ];
}

type Score = ArmResult['byLength'][number];

/** What a training step takes at each length. */
function costsTable(results: StudyResults): Table[] {
  const { plan, arms } = results;
  const lengths = [...new Set(arms.flatMap(({ costs }) => costs.map(({ tokens }) => tokens)))].sort((a, b) => a - b);
  if (lengths.length === 0) return [];
  const measures = [
    { title: 'Time of a step, ms', of: (cost: Cost) => estimated(cost.seconds, 1e3) },
    { title: 'Memory of a step, MB', of: (cost: Cost) => estimated(cost.bytes, 1e-6) },
    { title: 'Forward pass, MFLOP', of: (cost: Cost) => plain(cost.forwardFlops / 1e6, 1) },
  ];
  return [
    {
      name: 'costs',
      caption: `${plan.title}: what a training step takes, by the length of source and target`,
      columns: [armColumn, ...lengths.map((tokens) => numberColumn(`${tokens} tokens`))],
      grouping: 'Measure',
      rows: measures.flatMap(({ title: group, of }) =>
        arms.map(({ title, costs }) => ({
          group,
          cells: [
            title,
            ...lengths.map((length) => {
              const cost = costs.find(({ tokens }) => tokens === length);
              return cost ? of(cost) : null;
            }),
          ],
        })),
      ),
      notes: studyNotes(results),
    },
  ];
}

type Cost = ArmResult['costs'][number];
