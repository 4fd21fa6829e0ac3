import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lab } from '../../../labs/08-comparison/checks.ts';
import { scenarios, type TranslationInput } from '../../../labs/08-comparison/scenarios.ts';
import { vocabularySizes } from '../../../labs/08-comparison/task.ts';
import { newModel } from '../../../labs/08-comparison/training.ts';
import { Random } from '../../../src/base/random.ts';
import { writeSafetensors } from '../../../src/tensor/safetensors.ts';
import { parts } from './reference-parts.ts';

const reference = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../labs/08-comparison/reference/${name}.safetensors`, import.meta.url)));
const check = lab.checks.find(({ id }) => id === 'lstm-translates')!;
const input = check.input(new Random(1), 0) as unknown as TranslationInput;

/** What the check says of these bytes, handed in as the weights of the LSTM. */
function said(bytes?: Uint8Array): string | undefined {
  const output = scenarios.translations({ ...parts, files: bytes ? { 'lstm.safetensors': bytes } : {} }, input);
  return check.judge!(output, input as never, undefined);
}

describe('the check of trained weights', () => {
  it('passes those of the reference', () => {
    expect(said(reference('lstm'))).toBeUndefined();
  });

  it('hands out the sources alone', () => {
    expect(Object.keys(input)).toEqual(['family', 'vocabulary', 'sources']);
    expect(input.vocabulary).toEqual(vocabularySizes());
  });

  it('says what is missing, damaged or of another model', () => {
    expect(said()).toBe('there is no lstm.safetensors — train the model: npx tsx labs/08-comparison/train.ts');
    expect(said(reference('lstm').slice(0, 100_000))).toMatch(/^lstm\.safetensors: .*truncated/);
    expect(said(reference('transformer'))).toMatch(/^lstm\.safetensors is of another model: .*unknown parameters/);
  });

  it('counts what untrained weights translate, and shows one sentence', () => {
    const { parameters } = newModel(parts, 'lstm');
    const tensors = new Map(
      [...parameters.values()].map(([name, data]) => [name, { shape: parameters.get(name).shape, data }] as const),
    );
    expect(said(writeSafetensors({ metadata: {}, tensors }))).toMatch(
      /^0 of 50 sentences are translated right, 35 are needed; ".+" became ".*", expected ".+"$/,
    );
  });
});
