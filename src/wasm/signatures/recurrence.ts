type LayerSizes = [rightToLeft: boolean, B: number, S: number, I: number, D: number];

type DecoderSizes = [B: number, T: number, I: number, D: number, S: number, E: number, A: number];
/** What the steps of both passes read. */
type DecoderSteps = [hidden: number, cell: number, U: number, C: number];
type DecoderSource = [states: number, lengths: number, keys: number, queryProjection: number, v: number];
/** What the forward pass leaves. */
type DecoderRecord = [read: number, weights: number, gates: number, cells: number];

/** Of LSTMs. */
export interface RecurrentKernels {
  lstm(
    ...parameters: [
      ...sizes: LayerSizes,
      ...inputs: [x: number, lengths: number, W: number, U: number, bias: number],
      ...outputs: [gates: number, cells: number, states: number, rowStates: number],
      scratch: number,
    ]
  ): void;
  lstmDecoder(
    ...parameters: [
      ...sizes: DecoderSizes,
      ...words: [words: number, W: number, bias: number],
      ...steps: DecoderSteps,
      ...source: DecoderSource,
      ...outputs: DecoderRecord,
      room: number,
      scratch: number,
    ]
  ): void;
  lstmDecoderGradient(
    ...parameters: [
      ...sizes: DecoderSizes,
      ...words: [words: number, W: number],
      ...steps: DecoderSteps,
      ...source: DecoderSource,
      ...record: DecoderRecord,
      dRead: number,
      room: number,
      ...ofWords: [dWords: number, dW: number, dBias: number],
      ...ofSteps: [dHidden: number, dCell: number, dU: number, dC: number],
      ...ofSource: [dStates: number, dKeys: number, dQueryProjection: number, dV: number],
      scratch: number,
    ]
  ): void;
  lstmGradient(
    ...parameters: [
      ...sizes: LayerSizes,
      ...inputs: [x: number, lengths: number, W: number, U: number],
      ...record: [gates: number, cells: number, states: number, dStates: number, rowStates: number],
      room: number,
      ...outputs: [dx: number, dW: number, dU: number, dBias: number],
      scratch: number,
    ]
  ): void;
}
