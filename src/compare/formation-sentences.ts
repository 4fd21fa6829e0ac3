import type { Example } from '../batches/example.ts';

const SENTENCES = 20;

const tagsOf = ({ pair }: Example) => (pair.tags.length > 0 ? pair.tags : ['no construction']);
const lengthOf = ({ source }: Example) => `${source.length} tokens`;

/**
 * The test sentences whose alignment is read again and again during the training: each next one is the one whose
 * constructions were chosen least so far, among those the one whose length was, among those the first of the corpus. It
 * depends on the data alone, so that every model and every seed shows the same ones.
 *
 * @param kept the sentences of which evidence is kept
 */
export function formationSentences(kept: readonly Example[]): Example[] {
  const test = kept.filter(({ pair }) => pair.split === 'test');
  const chosen = new Set<Example>();
  const timesOf = new Map<string, number>();
  const times = (trait: string) => timesOf.get(trait) ?? 0;
  while (chosen.size < Math.min(SENTENCES, test.length)) {
    const [next] = test
      .filter((example) => !chosen.has(example))
      .map((example) => ({ example, tag: Math.min(...tagsOf(example).map(times)), length: times(lengthOf(example)) }))
      .sort((a, b) => a.tag - b.tag || a.length - b.length); // stable
    const { example } = next!;
    chosen.add(example);
    for (const trait of [...tagsOf(example), lengthOf(example)]) timesOf.set(trait, times(trait) + 1);
  }
  return test.filter((example) => chosen.has(example));
}
