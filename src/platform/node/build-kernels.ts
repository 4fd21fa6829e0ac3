import { loadKernels } from './kernels.ts';

// npm runs this after an install (the script "prepare"), so that the first training need not wait for the compiler.
await loadKernels();
