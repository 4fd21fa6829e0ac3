import { InputError } from '../../base/errors.ts';
import { Random } from '../../base/random.ts';
import type { SentencePair } from '../sentence-pair.ts';
import { type RepairOptions, repair } from './repair.ts';
import type { Row } from './rows.ts';
import { type CleanPair, type Group, groupBySource, takeGroups } from './split-by-source.ts';
import { type Count, Tally } from './tally.ts';

export interface ImportOptions {
  /** Words of the longest sentence, of either language. */
  readonly maximumLength?: number | undefined;
  /** The most pairs to keep, drawn at random once all else is done; a source keeps all its translations or none. */
  readonly limit?: number | undefined;
  readonly lowercase?: boolean | undefined;
  /** Decides the draw and the splits; 1 unless told. */
  readonly seed?: number | undefined;
  /** Different sources of the validation and the test split; a tenth of all each, at most 500 and 1,000, unless told. */
  readonly validation?: number | undefined;
  readonly test?: number | undefined;
}

/** What the word tokenizer knows; handed in, because this folder knows no tokenizer. */
export interface WordTools {
  readonly wordsOf: (text: string) => readonly string[];
  readonly wordForm: RepairOptions['wordForm'];
}

export interface ImportedSplit {
  readonly split: string;
  readonly sources: number;
  readonly pairs: readonly SentencePair[];
}

export interface ImportedCorpus {
  /** Lines that were read. */
  readonly lines: number;
  readonly repaired: readonly Count[];
  readonly dropped: readonly Count[];
  /** Train, validation, test. No source stands in two of them, capitals and punctuation aside. */
  readonly splits: readonly ImportedSplit[];
}

/**
 * Cleans the rows of a file, drops what cannot be used, and splits the rest by source. The same rows and options give
 * the same corpus; an id names the line that a pair comes from.
 *
 * @param file names the rows' file in messages
 * @throws InputError if too little is left for three splits, with what was dropped and why
 */
export function importPairs(
  rows: readonly Row[],
  file: string,
  options: ImportOptions,
  tools: WordTools,
): ImportedCorpus {
  const random = new Random(options.seed ?? 1).split('import');
  const [repaired, dropped] = [new Tally(), new Tally()];
  const clean = cleanPairs(rows, options, tools, repaired, dropped);
  let groups = groupBySource(clean, random);
  if (options.limit !== undefined) {
    const { taken, left } = takeGroups(groups, options.limit, ({ pairs }) => pairs.length);
    groups = taken;
    const beyond = left.flatMap(({ pairs }) => pairs).sort((a, b) => a.line - b.line);
    for (const { line } of beyond) dropped.add(`not drawn for --limit ${options.limit}`, line);
  }
  const splits = splitGroups(groups, file, options, dropped.counts);
  return { lines: rows.length, repaired: repaired.counts, dropped: dropped.counts, splits };
}

function cleanPairs(
  rows: readonly Row[],
  { maximumLength = Number.POSITIVE_INFINITY, lowercase = false }: ImportOptions,
  { wordsOf, wordForm }: WordTools,
  repaired: Tally,
  dropped: Tally,
): CleanPair[] {
  const seen = new Set<string>();
  const tooLong = (text: string) => maximumLength !== Number.POSITIVE_INFINITY && wordsOf(text).length > maximumLength;
  const reasonToDrop = ({ source, target }: CleanPair, row: Row) => {
    if (source === '' && target === '') return 'nothing on the line';
    if (row.target === undefined) return 'one column alone';
    if (source === '' || target === '') return 'nothing on one side';
    if (tooLong(source) || tooLong(target)) return `longer than --max-length ${maximumLength}`;
    return seen.has(keyOf(source, target)) ? 'the same pair as on an earlier line' : undefined;
  };
  return rows.flatMap((row) => {
    const { line } = row;
    const source = repair(row.source, { lowercase, wordForm });
    const target = repair(row.target ?? '', { lowercase, wordForm });
    const pair = { line, source: source.text, target: target.text };
    const reason = reasonToDrop(pair, row);
    if (reason) {
      dropped.add(reason, line);
      return [];
    }
    seen.add(keyOf(pair.source, pair.target));
    for (const what of new Set([...source.repairs, ...target.repairs])) repaired.add(what, line);
    return pair;
  });
}

const keyOf = (source: string, target: string) => `${source}\t${target}`;

/** Share of the sources that validation and test get, and the most of them. */
const HELD_OUT = { share: 0.1, validation: 500, test: 1000 } as const;

function splitGroups(
  groups: readonly Group[],
  file: string,
  options: ImportOptions,
  dropped: readonly Count[],
): ImportedSplit[] {
  const sources = groups.reduce((sum, group) => sum + group.sources, 0);
  const tenth = Math.max(1, Math.floor(HELD_OUT.share * sources));
  const { validation = Math.min(tenth, HELD_OUT.validation), test = Math.min(tenth, HELD_OUT.test) } = options;

  const drawn = takeGroups(groups, test, (group) => group.sources);
  const rest = takeGroups(drawn.left, validation, (group) => group.sources);
  const splits = Object.entries({ train: rest.left, validation: rest.taken, test: drawn.taken });
  const empty = splits.find(([, members]) => members.length === 0);
  if (empty) {
    const left = `${groups.length} different source ${groups.length === 1 ? 'sentence is' : 'sentences are'} left`;
    const reasons = dropped.map(({ what, lines, first }) => `${what}: ${lines}, the first on line ${first}`);
    throw new InputError(
      `${file}: ${left}, capitals and punctuation aside: too few for ${validation} to validate, ${test} to test and some to train` +
        `${reasons.length > 0 ? ` (dropped: ${reasons.join('; ')})` : ''} — ` +
        'bring more sentences, or loosen --max-length, --limit, --validation and --test',
    );
  }
  return splits.map(([split, members]) => ({
    split,
    sources: members.reduce((sum, group) => sum + group.sources, 0),
    pairs: members.flatMap((group) =>
      group.pairs.map(({ line, source, target }) => ({ id: `line-${line}`, split, source, target, tags: [] })),
    ),
  }));
}
