import { expect, it } from 'vitest';
import type { Link } from '../../../src/data/sentence-pair.ts';
import { alignmentErrorRate } from '../../../src/metrics/alignment-error-rate.ts';

// did the sad young dog that watches us arrive ? → est-ce que le jeune chien triste qui nous regarde est arrivé ?
it('lab 00 has the alignment error rate of its figure', () => {
  const found: Link[] = [
    [1, 2],
    [3, 3],
    [4, 4],
    [2, 5],
    [5, 6],
    [7, 7],
    [6, 8],
    [8, 10],
    [9, 11],
  ];
  const sure: Link[] = [...found, [0, 9]];
  const possible: Link[] = [
    [0, 0],
    [9, 0],
    [0, 1],
    [9, 1],
    [8, 9],
  ];
  const { aer } = alignmentErrorRate([[...found, [9, 0], [1, 1], [8, 9]]], [{ sure, possible }]);
  expect(aer).toBeCloseTo(1 / 11, 12);
});
