/** All that `attention-lab bench` can measure, in its order. */
export const sectionNames = [
  'train-step',
  'kernels',
  'gemm',
  'greedy',
  'length',
  'batch',
  'start-up',
  'memory',
] as const;
export type SectionName = (typeof sectionNames)[number];
