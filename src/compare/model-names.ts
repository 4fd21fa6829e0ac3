import type { LstmConfig } from '../models/config.ts';

/** The models that can be compared, by the name that stands in files, tables and on the command line. */
export const modelNames = ['lstm-none', 'lstm-additive', 'lstm-dot', 'lstm-general', 'transformer'] as const;
export type ModelName = (typeof modelNames)[number];

/** The two ways of attending, and the fixed summary that attention replaced. */
export const defaultModels = ['lstm-none', 'lstm-additive', 'transformer'] as const satisfies readonly ModelName[];

export type Family = 'lstm' | 'transformer';

export function familyOf(name: ModelName): Family {
  return name === 'transformer' ? 'transformer' : 'lstm';
}

/** The attention of an LSTM by its model's name. */
export function attentionOf(name: Exclude<ModelName, 'transformer'>): LstmConfig['attention'] {
  return name.slice('lstm-'.length) as LstmConfig['attention'];
}
