export { batchMatMul, scratchBytes } from './gemm';
export { segmentSum } from './segment-sum';
