import { InputError } from '../base/errors.ts';
import type { Random } from '../base/random.ts';
import type { SentencePair } from './sentence-pair.ts';

/** A pair that has no place in a corpus yet. */
export type Draft = Omit<SentencePair, 'id' | 'split'>;

export interface SplitPlan {
  readonly split: string;
  readonly count: number;
  /** What the split holds equal shares of: lengths, say, or formats. */
  readonly kinds: readonly number[];
  /** A random sentence of about this kind, with the kind that it is; nothing if it does not belong here. */
  readonly draw: (kind: number, random: Random) => { readonly kind: number; readonly draft: Draft } | undefined;
}

/** Draws without a new sentence after which there are none left to be found. */
const PATIENCE = 100_000;

/** Makes the splits of a corpus one after the other; no source stands in two of them, nor twice in one. */
export function makeSplits(plans: readonly SplitPlan[], random: Random): SentencePair[] {
  const taken = new Set<string>();
  return plans.flatMap((plan) => makeSplit(plan, random.split(plan.split), taken));
}

function makeSplit({ split, count, kinds, draw }: SplitPlan, random: Random, taken: Set<string>): SentencePair[] {
  const room = new Map(kinds.map((kind, i) => [kind, Math.floor((count + i) / kinds.length)]));
  let open = kinds.filter((kind) => room.get(kind)! > 0);
  const drafts: Draft[] = [];
  for (let misses = 0; drafts.length < count; misses++) {
    if (misses === PATIENCE) {
      throw new InputError(
        `split "${split}": no more different sentences to be found after ${drafts.length} of ${count} — ` +
          'ask for fewer pairs (--pairs) or longer sentences (--max-length)',
      );
    }
    const drawn = draw(random.choice(open), random);
    if (!drawn || !open.includes(drawn.kind) || taken.has(drawn.draft.source)) continue;
    taken.add(drawn.draft.source);
    drafts.push(drawn.draft);
    room.set(drawn.kind, room.get(drawn.kind)! - 1);
    if (room.get(drawn.kind) === 0) open = open.filter((kind) => kind !== drawn.kind);
    misses = 0;
  }
  // The kinds that are hard to draw came last.
  return random.shuffle(drafts).map((draft, i) => ({ id: `${split}-${i + 1}`, split, ...draft }));
}

/** The whole numbers of [from, to]. */
export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
