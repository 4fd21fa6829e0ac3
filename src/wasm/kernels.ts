import type { TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** The functions of `assembly/`, which are described there. Addresses and strides are in bytes. */
export interface Kernels {
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
  batchMatMul(
    batch: number,
    m: number,
    n: number,
    k: number,
    a: number,
    batchStrideA: number,
    transposeA: boolean,
    b: number,
    batchStrideB: number,
    transposeB: boolean,
    c: number,
    scratch: number,
  ): void;
  copyRows(
    rows: number,
    bytes: number,
    source: number,
    sourceStride: number,
    target: number,
    targetStride: number,
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
  exp(count: number, x: number, y: number): void;
  gatherRows(count: number, bytes: number, ids: number, table: number, rows: number): void;
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
  lengthsWithin(count: number, lengths: number, columns: number): boolean;
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
  log(count: number, x: number, y: number): void;
  lstm(
    rightToLeft: boolean,
    B: number,
    S: number,
    I: number,
    D: number,
    x: number,
    lengths: number,
    W: number,
    U: number,
    bias: number,
    gates: number,
    cells: number,
    states: number,
    rowStates: number,
    scratch: number,
  ): void;
  lstmDecoder(
    B: number,
    T: number,
    I: number,
    D: number,
    S: number,
    E: number,
    A: number,
    words: number,
    W: number,
    bias: number,
    hidden: number,
    cell: number,
    U: number,
    C: number,
    states: number,
    lengths: number,
    keys: number,
    queryProjection: number,
    v: number,
    read: number,
    weights: number,
    gates: number,
    cells: number,
    room: number,
    scratch: number,
  ): void;
  lstmDecoderGradient(
    B: number,
    T: number,
    I: number,
    D: number,
    S: number,
    E: number,
    A: number,
    words: number,
    W: number,
    hidden: number,
    cell: number,
    U: number,
    C: number,
    states: number,
    lengths: number,
    keys: number,
    queryProjection: number,
    v: number,
    read: number,
    weights: number,
    gates: number,
    cells: number,
    dRead: number,
    room: number,
    dWords: number,
    dW: number,
    dBias: number,
    dHidden: number,
    dCell: number,
    dU: number,
    dC: number,
    dStates: number,
    dKeys: number,
    dQueryProjection: number,
    dV: number,
    scratch: number,
  ): void;
  lstmGradient(
    rightToLeft: boolean,
    B: number,
    S: number,
    I: number,
    D: number,
    x: number,
    lengths: number,
    W: number,
    U: number,
    gates: number,
    cells: number,
    states: number,
    dStates: number,
    rowStates: number,
    room: number,
    dx: number,
    dW: number,
    dU: number,
    dBias: number,
    scratch: number,
  ): void;
  multiHeadAttention(
    B: number,
    H: number,
    T: number,
    S: number,
    D: number,
    scale: number,
    causal: boolean,
    x: number,
    source: number,
    lengths: number,
    queryWeight: number,
    queryBias: number,
    outputWeight: number,
    outputBias: number,
    queries: number,
    weights: number,
    context: number,
    y: number,
    scratch: number,
  ): void;
  multiHeadAttentionGradient(
    B: number,
    H: number,
    T: number,
    S: number,
    D: number,
    scale: number,
    causal: boolean,
    x: number,
    source: number,
    lengths: number,
    queryWeight: number,
    outputWeight: number,
    queries: number,
    weights: number,
    context: number,
    gradient: number,
    room: number,
    dx: number,
    dSource: number,
    dQueryWeight: number,
    dQueryBias: number,
    dOutputWeight: number,
    dOutputBias: number,
    scratch: number,
  ): void;
  peak(rounds: number): number;
  peakFlops(): number;
  scratchBytes(): number;
  segmentSum(count: number, width: number, segments: number, ids: number, rows: number, sums: number): void;
  sigmoid(count: number, x: number, y: number): void;
  sum(outer: number, count: number, inner: number, x: number, sums: number): void;
  tanh(count: number, x: number, y: number): void;
}

/** TensorFlow.js's wasm backend with our kernels, which work on its tensors in place. */
export interface LinkedBackend {
  readonly backend: BackendWasm;
  readonly kernels: Kernels;
  /** Address of memory for intermediate results, kept for as long as the backend lives. */
  readonly scratch: number;
}

/** What the type of the backend's Emscripten module leaves out. */
interface EmscriptenModule {
  readonly asm: { readonly memory: WebAssembly.Memory };
  _malloc(bytes: number): number;
}

/** Links the compiled kernels to the backend's own memory. */
export function linkKernels(backend: BackendWasm, module: WebAssembly.Module): LinkedBackend {
  const { asm, _malloc } = backend.wasm as unknown as EmscriptenModule;
  const { exports } = new WebAssembly.Instance(module, { env: { memory: asm.memory } });
  const kernels = exports as unknown as Kernels;
  return { backend, kernels, scratch: _malloc(kernels.scratchBytes()) };
}

/** Where a tensor's values stand in the backend's memory. They stay there, even when the memory grows. */
export function addressOf({ backend }: LinkedBackend, tensor: TensorInfo): number {
  return backend.getMemoryOffset(tensor.dataId);
}

/** A new tensor of single precision, whose values are yet to be written. */
export function newTensor({ backend }: LinkedBackend, shape: number[]): TensorInfo {
  return backend.makeOutput(shape, 'float32');
}

/** Calls `use` with the address of room for `count` values that are needed no longer than it runs. */
export function withRoom(linked: LinkedBackend, count: number, use: (address: number) => void): void {
  const room = newTensor(linked, [count]);
  use(addressOf(linked, room));
  linked.backend.disposeData(room.dataId);
}
