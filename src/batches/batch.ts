import type { PaddedIds } from '../tensor/padded-ids.ts';

/** One step's worth of sentence pairs. */
export interface Batch {
  readonly source: PaddedIds; //       [B, S]  x1 … xn EOS
  readonly targetInput: PaddedIds; //  [B, T]  BOS y1 … ym
  readonly targetOutput: PaddedIds; // [B, T]  y1 … ym EOS: row by row what the decoder is to say
}
