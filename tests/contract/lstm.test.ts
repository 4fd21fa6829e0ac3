import type { LstmConfig } from '../../src/models/config.ts';
import { createModel } from '../../src/models/registry.ts';
import { smallLstm } from '../support/small-models.ts';
import { describeSeq2SeqContract } from './seq2seq-contract.ts';

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
    createModel({ ...smallLstm, ...variant, dropout }, vocabulary, random),
  );
}
