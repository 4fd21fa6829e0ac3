import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestNeighbours } from '../../src/metrics/nearest-neighbour.ts';

const split = (text: string) => text.split(' ');
const nearest = (query: string, ...sentences: string[]) => nearestNeighbours(sentences.map(split), [split(query)])[0];

describe('nearestNeighbours', () => {
  it('takes the sentence that shares most, for its length', () => {
    expect(nearest('the cat sleeps', 'the dog barks', 'the cat eats', 'a cat')).toBe(1); // 2/6, 4/6, 2/5
    expect(nearest('the cat', 'the cat eats the big fish', 'the dog')).toBe(0); // 4/8 = 2/4, and the first of equals
    expect(nearest('the cat', 'the cat eats the big grey fish', 'the dog')).toBe(1); // 4/9 against 2/4
  });

  it('counts a token as often as both have it', () => {
    expect(nearest('no no no', 'no a', 'no no a')).toBe(1); // 2/5, 4/6
    expect(nearest('no', 'no no no no no', 'no a')).toBe(1); // 2/6, 2/3
  });

  it('takes the first where nothing is shared, and for an empty query', () => {
    expect(nearest('zebra', 'the dog', 'the cat')).toBe(0);
    expect(nearestNeighbours([['a'], ['b']], [[]])).toEqual([0]);
  });

  it('agrees with a search through all sentences', () => {
    const tokens = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 });
    const similarity = (a: readonly string[], b: readonly string[]) => {
      const left = [...b];
      const shared = a.filter((token) => left.includes(token) && left.splice(left.indexOf(token), 1)).length;
      return shared === 0 ? 0 : (2 * shared) / (a.length + b.length);
    };
    fc.assert(
      fc.property(fc.array(tokens, { minLength: 1 }), fc.array(tokens), (sentences, queries) => {
        const expected = queries.map((query) => {
          const similarities = sentences.map((sentence) => similarity(query, sentence));
          return similarities.indexOf(Math.max(...similarities));
        });
        expect(nearestNeighbours(sentences, queries)).toEqual(expected);
      }),
    );
  });

  it('refuses an empty corpus', () => {
    expect(() => nearestNeighbours([], [['a']])).toThrow('there are no sentences to choose from');
  });
});
