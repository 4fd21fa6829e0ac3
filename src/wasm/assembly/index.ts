export { exp } from './exp';
export { batchMatMul, scratchBytes } from './gemm';
export { linear, linearGradient } from './linear';
export { log } from './log';
export { copyRows, gatherRows } from './rows';
export { segmentSum } from './segment-sum';
export { sigmoid } from './sigmoid';
export { sum } from './sum';
export { tanh } from './tanh';
