import { UsageError, unknownName } from '../base/errors.ts';
import { Random } from '../base/random.ts';
import { copyPlans, reversePlans } from './classic-tasks.ts';
import { datePlans } from './dates.ts';
import { englishFrenchPlans } from './english-french.ts';
import type { SentencePair } from './sentence-pair.ts';
import { makeSplits, type SplitPlan } from './splits.ts';

interface Generator {
  /** Source words of the longest training sentence; absent where sentences have no length to choose. */
  readonly maximumLength?: number;
  readonly plans: (pairs: number, maximumLength: number) => SplitPlan[];
}

const generators: Readonly<Record<string, Generator>> = {
  'en-fr': { maximumLength: 14, plans: englishFrenchPlans },
  dates: { plans: datePlans },
  reverse: { maximumLength: 12, plans: reversePlans },
  copy: { maximumLength: 12, plans: copyPlans },
};

/** The corpora that `generateCorpus` can make. */
export const generatedTasks: readonly string[] = Object.keys(generators);

export interface GeneratorOptions {
  readonly seed?: number | undefined;
  /** Training pairs; the other splits keep their sizes. */
  readonly pairs?: number | undefined;
  readonly maximumLength?: number | undefined;
}

/**
 * A corpus made by rule: the same name and options give the same pairs on every machine.
 * @throws UsageError if there is no such task or an option makes no sense for it
 */
export function generateCorpus(name: string, options: GeneratorOptions = {}): SentencePair[] {
  const generator = generators[name];
  if (!generator) throw unknownName('task', name, generatedTasks);
  const { seed = 1, pairs = 10_000, maximumLength = generator.maximumLength ?? 0 } = options;
  if (options.maximumLength !== undefined && generator.maximumLength === undefined) {
    throw new UsageError(`the task "${name}" has no length to choose — leave --max-length out`);
  }
  if (generator.maximumLength !== undefined && maximumLength < 5) {
    throw new UsageError(`sentences of at most ${maximumLength} words are too few — take a --max-length of 5 or more`);
  }
  return inOrder(makeSplits(generator.plans(pairs, maximumLength), new Random(seed).split(name)));
}

/** What a reader expects first comes first. */
function inOrder(pairs: readonly SentencePair[]): SentencePair[] {
  const order = ['train', 'validation', 'test'];
  const place = ({ split }: SentencePair) => (order.includes(split) ? order.indexOf(split) : order.length);
  return pairs.toSorted((a, b) => place(a) - place(b));
}
