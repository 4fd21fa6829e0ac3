import { useWasmBackend } from '../../src/platform/node/backend.ts';

// Every test computes with the backend and the kernels that a training run uses.
await useWasmBackend();
