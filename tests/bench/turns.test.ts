import { describe, expect, it } from 'vitest';
import { type Contender, median, takeTurns } from '../../src/bench/turns.ts';

/** Gives these times one after the other, and notes whose turn it was. */
function scripted(name: string, times: readonly number[], turns: string[]): Contender {
  const left = [...times];
  return {
    name,
    measure: async () => {
      turns.push(name);
      return left.shift()!;
    },
  };
}

describe('takeTurns', () => {
  it('lets all have a turn in each round, and compares within the round', async () => {
    const turns: string[] = [];
    const ours = scripted('ours', [1, 10, 2], turns); // something slowed the second round tenfold,
    const peer = scripted('peer', [3, 30, 4], turns); // for both
    const other = scripted('other', [1, 1, 1], turns);
    const { oursMs, against } = await takeTurns([ours, peer, other], { rounds: 3, millisecondsPerTurn: 1 });
    expect(turns).toEqual(['ours', 'peer', 'other', 'ours', 'peer', 'other', 'ours', 'peer', 'other']);
    expect(oursMs).toBe(2);
    expect(against.get('peer')).toEqual({ oursMs: 2, peerMs: 4, ratio: 3 });
    expect(against.get('other')).toEqual({ oursMs: 2, peerMs: 1, ratio: 0.5 });
  });
});

describe('median', () => {
  it('is the middle, or the mean of the two in the middle', () => {
    expect(median([5, 1, 100])).toBe(5);
    expect(median([4, 1, 100, 2])).toBe(3);
    expect(() => median([])).toThrow('no values');
  });
});
