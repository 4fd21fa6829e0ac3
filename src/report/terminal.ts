import { createColors } from 'picocolors';
import type { SentenceAlignments } from '../figures/alignment-matrices.ts';
import type { GoldLinks } from '../figures/gold-outlines.ts';
import { modelTitle } from '../figures/model-style.ts';
import { evidenceOf } from './explorer/evidence.ts';
import { featured } from './featured.ts';
import type { RunData } from './run-data.ts';
import { summaryCell, summaryColumns, summaryRows } from './summary-columns.ts';
import { wordAlignments } from './word-alignments.ts';
import { taskOf, unitsOf } from './wording.ts';

export interface TerminalOptions {
  /** Whether to colour by ANSI codes. */
  readonly color?: boolean;
}

/** The end of a comparison in a terminal: the summary table, and how each family aligned one sentence. */
export function runInTerminal(data: RunData, options: TerminalOptions = {}): string {
  const table = summaryTable(data, options);
  const evidence = evidenceOf(data.jobs)?.evidence;
  if (!evidence?.models.some(({ maps }) => maps.length > 0)) return table;
  const sentence = wordAlignments(evidence, featured(evidence.sentences));
  const { joined } = unitsOf(taskOf(data));
  return `${table}\n${joined(sentence.source)} → ${joined(sentence.target)}\n\n${alignmentDrawings(sentence, options)}`;
}

/** The summary table, a column for each model. */
export function summaryTable(
  { summary, timing }: Pick<RunData, 'summary' | 'timing'>,
  { color = false }: TerminalOptions = {},
): string {
  const { bold, dim } = createColors(color);
  const rows = summaryRows(summary, timing);
  const lines = summaryColumns(rows).map((column) => [
    column.unit ? `${column.title}, ${column.unit}` : column.title,
    ...rows.map((row) => summaryCell(column, row)),
  ]);
  const table = [['', ...rows.map(({ model }) => model)], ...lines];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  return table
    .map(([label, ...cells], row) => {
      const numbers = cells.map((text, index) => text.padStart(widths[index + 1]! + 2)).join('');
      return `${dim(label!.padEnd(widths[0]!))}${row === 0 ? bold(numbers) : numbers}\n`;
    })
    .join('');
}

/** The alignments of one sentence by each model that attends, one below the other, with a key. */
export function alignmentDrawings(sentence: SentenceAlignments, options: TerminalOptions = {}): string {
  const { bold } = createColors(options.color ?? false);
  const drawings = sentence.maps.map(
    ({ model, weights }) => `${bold(modelTitle(model))}\n${alignmentDrawing({ ...sentence, weights }, options)}\n`,
  );
  return `${drawings.join('')}${drawingKey(sentence.gold !== undefined, options)}\n`;
}

/** What shades and marks of a drawing mean. */
export function drawingKey(gold: boolean, { color = false }: TerminalOptions = {}): string {
  const shades = steps.map(({ from, shade }) => `${shade} from ${from}`).join('  ');
  return createColors(color).dim(`Weights: ${shades}${gold ? '  [ ] gold link, sure  ( ) possible' : ''}`);
}

/** From this weight on a cell is shaded so. */
const steps = [
  { from: 0.05, shade: '░' },
  { from: 0.25, shade: '▒' },
  { from: 0.5, shade: '▓' },
  { from: 0.75, shade: '█' },
];

export interface DrawnAlignment {
  readonly source: readonly string[];
  readonly target: readonly string[];
  /** Rows are target words, columns source words. */
  readonly weights: readonly (readonly number[])[];
  readonly gold?: GoldLinks | undefined;
}

/**
 * An alignment matrix in characters: source words on top, written downwards, target words on the left, a shade for each
 * weight; [ ] around a sure gold link, ( ) around a possible one.
 */
export function alignmentDrawing(
  { source, target, weights, gold }: DrawnAlignment,
  { color = false }: TerminalOptions = {},
): string {
  const { dim, yellow } = createColors(color);
  const label = Math.max(...target.map((word) => letters(word).length), 0);
  const has = (links: GoldLinks['sure'] | undefined, row: number, column: number) =>
    links?.some(([from, to]) => from === column && to === row);
  const rows = target.map((word, row) => {
    const cells = source.map((_, column) => {
      const shade = steps.findLast(({ from }) => weights[row]![column]! >= from)?.shade ?? dim('·');
      if (has(gold?.sure, row, column)) return `${yellow('[')}${shade}${yellow(']')}`;
      return has(gold?.possible, row, column) ? `${yellow('(')}${shade}${yellow(')')}` : ` ${shade} `;
    });
    return `${' '.repeat(label - letters(word).length)}${word} ${cells.join('')}`;
  });
  return [...downwards(source, label + 1), ...rows].map((line) => `${line.trimEnd()}\n`).join('');
}

/** Words from top to bottom, three columns each, all ending on the last line. */
function downwards(words: readonly string[], indent: number): string[] {
  const height = Math.max(...words.map((word) => letters(word).length), 0);
  return Array.from({ length: height }, (_, line) => {
    const cells = words.map((word) => ` ${letters(word)[line - height + letters(word).length] ?? ' '} `);
    return ' '.repeat(indent) + cells.join('');
  });
}

/** What a reader takes for one letter: an accent stays with what it stands on. */
const letters = (word: string) => [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment);
