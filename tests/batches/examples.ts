import type { Example } from '../../src/batches/example.ts';

/** An example of the given lengths (EOS not counted) whose ids tell which one it is: 4 + index, over and over. */
export function exampleOf(index: number, sourceLength: number, targetLength: number): Example {
  const id = 4 + index;
  return {
    pair: { id: `pair-${index}`, split: 'train', source: '', target: '', tags: [] },
    source: [...Array(sourceLength).fill(id), 2],
    target: Array(targetLength).fill(id),
  };
}

/** `count` examples of many lengths. */
export const examplesOf = (count: number) =>
  Array.from({ length: count }, (_, i) => exampleOf(i, 1 + ((i * 7) % 11), 1 + ((i * 5) % 13)));
