import { describe, it } from 'vitest';
import type { TransformerConfig } from '../../src/models/config.ts';
import { createModel } from '../../src/models/registry.ts';
import { smallTransformer } from '../support/small-models.ts';
import type { MakeModel } from './probes.ts';
import { describeSeq2SeqContract, seq2seqContract } from './seq2seq-contract.ts';

const variants: Readonly<Record<string, Partial<TransformerConfig>>> = {
  'transformer, pre-norm, three layers': { layers: 3 },
  'transformer, post-norm, learned positions': { norm: 'post', positions: 'learned' },
  'transformer, no norm, no positions': { norm: 'none', positions: 'none' },
  'transformer, no scaling, one head': { scaling: false, heads: 1 },
};

const maker =
  (variant: Partial<TransformerConfig>): MakeModel =>
  (vocabulary, random, dropout) =>
    createModel({ ...smallTransformer, ...variant, dropout }, vocabulary, random);

for (const [name, variant] of Object.entries(variants)) describeSeq2SeqContract(name, maker(variant));

describe('transformer, no residual keeps the contract, but for what this ablation is there to show', () => {
  const { 'learns four sentences by heart': _, ...promises } = seq2seqContract;
  for (const [promise, check] of Object.entries(promises)) it(promise, () => check(maker({ residual: false })));
});
