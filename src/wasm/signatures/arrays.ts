/** Of operations that TensorFlow.js has too, and what only serves others. */
export interface ArrayKernels {
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
  exp(count: number, x: number, y: number): void;
  gatherRows(count: number, bytes: number, ids: number, table: number, rows: number): void;
  lengthsWithin(count: number, lengths: number, columns: number): boolean;
  log(count: number, x: number, y: number): void;
  peak(rounds: number): number;
  peakFlops(): number;
  scratchBytes(): number;
  segmentSum(count: number, width: number, segments: number, ids: number, rows: number, sums: number): void;
  sigmoid(count: number, x: number, y: number): void;
  sum(outer: number, count: number, inner: number, x: number, sums: number): void;
  tanh(count: number, x: number, y: number): void;
}
