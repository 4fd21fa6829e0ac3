import { expect, it } from 'vitest';
import { packWeights } from '../../src/compare/weight-bytes.ts';

it('packs a byte for each weight, row after row, in base64', () => {
  const text = packWeights([Float32Array.of(1, 0, 0.5), [0.002, 0.0019, 0.998]]);
  expect([...Buffer.from(text, 'base64')]).toEqual([255, 0, 128, 1, 0, 254]);
  expect(packWeights([])).toBe('');
});
