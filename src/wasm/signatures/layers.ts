/** Of layers that see one place at a time, of the loss, and of the optimizer. */
export interface LayerKernels {
  adam(
    count: number,
    table: number,
    clip: number,
    share1: number,
    share2: number,
    stepSize: number,
    secondCorrection: number,
    epsilon: number,
    norm: number,
  ): void;
  crossEntropy(
    B: number,
    T: number,
    V: number,
    tokens: number,
    labelSmoothing: number,
    logits: number,
    targets: number,
    lengths: number,
    loss: number,
    gradient: number,
  ): void;
  dropout(count: number, x: number, y: number, threshold: number, kept: number, seed0: number, seed1: number): void;
  embedding(
    B: number,
    T: number,
    D: number,
    scale: number,
    ids: number,
    table: number,
    positions: number,
    y: number,
  ): void;
  embeddingGradient(
    B: number,
    T: number,
    D: number,
    V: number,
    scale: number,
    ids: number,
    gradient: number,
    dTable: number,
    dPositions: number,
  ): void;
  layerNorm(
    N: number,
    D: number,
    epsilon: number,
    x: number,
    gain: number,
    bias: number,
    y: number,
    statistics: number,
  ): void;
  layerNormGradient(
    N: number,
    D: number,
    x: number,
    gain: number,
    statistics: number,
    gradient: number,
    dx: number,
    dGain: number,
    dBias: number,
  ): void;
  linear(
    N: number,
    D: number,
    F: number,
    x: number,
    weight: number,
    bias: number,
    activation: number,
    y: number,
    scratch: number,
  ): void;
  linearGradient(
    N: number,
    D: number,
    F: number,
    x: number,
    weight: number,
    activation: number,
    y: number,
    gradient: number,
    delta: number,
    dx: number,
    dWeight: number,
    dBias: number,
    scratch: number,
  ): void;
}
