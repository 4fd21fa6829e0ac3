import type { CorpusDescription, SplitDescription } from '../data/corpus-description.ts';
import type { Link, SentencePair } from '../data/sentence-pair.ts';
import { fixed, percent } from '../report/numbers.ts';
import { alignmentDrawing, type TerminalOptions } from '../report/terminal.ts';
import { wordsOf } from '../text/word-tokenizer.ts';
import { table } from './table.ts';

/** More rows than this are hard to take in; longer ranges of lengths are counted in steps. */
const MOST_ROWS = 30;

/** A corpus in tables for the terminal. @param unit what lengths and vocabularies count */
export function descriptionText(description: CorpusDescription, unit: 'words' | 'characters'): string {
  const { splits, sourceTypes, targetTypes } = description;
  const tags = [...new Set(splits.flatMap((split) => [...split.tags.keys()]))].sort();
  const names = splits.map(({ split }) => split);
  return [
    `Different ${unit} in the split train: ${fixed(sourceTypes)} source, ${fixed(targetTypes)} target\n`,
    table([
      ['', ...names],
      ...overview(splits, unit).filter(([, ...cells]) => cells.some((cell) => cell !== fixed(undefined))),
    ]),
    table([[`source ${unit}`, ...names], ...byLength(splits)]),
    ...(tags.length > 0 ? [table([['construction', ...names], ...tags.map((tag) => byTag(splits, tag))])] : []),
  ].join('\n');
}

const overview = (splits: readonly SplitDescription[], unit: string): string[][] => [
  ['pairs', ...splits.map(({ pairs }) => fixed(pairs))],
  ['different sources', ...splits.map(({ sources }) => fixed(sources))],
  [`mean source ${unit}`, ...splits.map(({ sourceLength }) => fixed(sourceLength, 1))],
  [`mean target ${unit}`, ...splits.map(({ targetLength }) => fixed(targetLength, 1))],
  ['unknown in source, %', ...splits.map(({ unknownSource }) => percent(unknownSource))],
  ['unknown in target, %', ...splits.map(({ unknownTarget }) => percent(unknownTarget))],
  ['with crossing links, %', ...splits.map(({ alignment }) => percent(alignment?.crossing))],
  ['AER of the diagonal, %', ...splits.map(({ alignment }) => percent(alignment?.diagonalErrorRate))],
];

function byLength(splits: readonly SplitDescription[]): string[][] {
  const lengths = splits.flatMap((split) => [...split.lengths.keys()]);
  const [from, to] = [Math.min(...lengths), Math.max(...lengths)];
  const step = Math.ceil((to - from + 1) / MOST_ROWS);
  const starts = Array.from({ length: Math.ceil((to - from + 1) / step) }, (_, i) => from + i * step);
  return starts.map((start) => {
    const inside = ({ lengths: counts }: SplitDescription) =>
      [...counts].reduce((sum, [length, count]) => (length >= start && length < start + step ? sum + count : sum), 0);
    return [step === 1 ? `${start}` : `${start}–${start + step - 1}`, ...splits.map((split) => fixed(inside(split)))];
  });
}

const byTag = (splits: readonly SplitDescription[], tag: string): string[] => [
  tag,
  ...splits.map(({ tags }) => fixed(tags.get(tag) ?? 0)),
];

const mutable = ([source, target]: Link): [number, number] => [source, target];

/** A pair with its gold alignment drawn in characters, if it has one. */
export function sampleText(pair: SentencePair, options: TerminalOptions): string {
  const tags = pair.tags.length > 0 ? `  [${pair.tags.join(', ')}]` : '';
  const heading = `${pair.source} → ${pair.target}${tags}\n`;
  const { alignment } = pair;
  if (!alignment) return heading;
  const [source, target] = [wordsOf(pair.source), wordsOf(pair.target)];
  const gold = { sure: alignment.sure.map(mutable), possible: alignment.possible.map(mutable) };
  const weights = target.map((_, t) => source.map((_, s) => (gold.sure.some(([i, j]) => i === s && j === t) ? 1 : 0)));
  return `${heading}${alignmentDrawing({ source, target, weights, gold }, options)}`;
}
