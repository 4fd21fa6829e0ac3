type Sizes = [B: number, H: number, T: number, S: number, D: number, scale: number, causal: boolean];
type Sequences = [x: number, source: number, lengths: number];
/** What the forward pass leaves. */
type Record = [queries: number, weights: number, context: number];

/** Of attention in a Transformer. */
export interface AttentionKernels {
  keysValues(
    N: number,
    D: number,
    x: number,
    keyWeight: number,
    valueWeight: number,
    valueBias: number,
    y: number,
    scratch: number,
  ): void;
  keysValuesGradient(
    N: number,
    D: number,
    x: number,
    keyWeight: number,
    valueWeight: number,
    gradient: number,
    dx: number,
    dKeyWeight: number,
    dValueWeight: number,
    dValueBias: number,
    scratch: number,
  ): void;
  multiHeadAttention(
    ...parameters: [
      ...sizes: Sizes,
      ...sequences: Sequences,
      ...weights: [queryWeight: number, queryBias: number, outputWeight: number, outputBias: number],
      ...record: Record,
      y: number,
      scratch: number,
    ]
  ): void;
  multiHeadAttentionGradient(
    ...parameters: [
      ...sizes: Sizes,
      ...sequences: Sequences,
      ...weights: [queryWeight: number, outputWeight: number],
      ...record: Record,
      gradient: number,
      room: number,
      ...ofSequences: [dx: number, dSource: number],
      ...ofWeights: [dQueryWeight: number, dQueryBias: number, dOutputWeight: number, dOutputBias: number],
      scratch: number,
    ]
  ): void;
}
