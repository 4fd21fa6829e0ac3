import type { LstmConfig } from '../../src/models/config.ts';
import { createModel } from '../../src/models/registry.ts';
import { describeSeq2SeqContract } from './seq2seq-contract.ts';

/** Widths are small and differ, so that the suite is quick and no two axes can be confused. */
const small: LstmConfig = {
  kind: 'lstm',
  attention: 'additive',
  encoder: 'bidirectional',
  layers: 1,
  embedding: 5,
  hidden: 7,
  attentionWidth: 3,
  readout: 11,
  dropout: 0,
  embeddingScale: 0.3,
};

const variants: Record<string, Partial<LstmConfig>> = {
  'lstm-additive': {},
  'lstm-none': { attention: 'none' },
  'lstm-dot': { attention: 'dot' },
  'lstm-general': { attention: 'general' },
  'lstm-additive, one direction': { encoder: 'forward' },
  'lstm-none, one direction': { attention: 'none', encoder: 'forward' },
  'lstm-dot, one direction': { attention: 'dot', encoder: 'forward' },
  'lstm-general, two layers': { attention: 'general', layers: 2 },
  'lstm-dot, two layers, one direction': { attention: 'dot', encoder: 'forward', layers: 2 },
};

for (const [name, variant] of Object.entries(variants)) {
  describeSeq2SeqContract(name, (vocabulary, random, dropout) =>
    createModel({ ...small, ...variant, dropout }, vocabulary, random),
  );
}
