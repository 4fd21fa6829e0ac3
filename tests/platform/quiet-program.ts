import * as tf from '@tensorflow/tfjs';
import { useWasmBackend } from '../../src/platform/node/backend.ts';

const product = () =>
  tf
    .tensor2d([1, 2], [1, 2])
    .matMul(tf.tensor2d([3, 4], [2, 1]))
    .dataSync()[0];

await useWasmBackend();
const onWasm = product();
await tf.setBackend('cpu');
console.log(`wasm ${onWasm}, cpu ${product()}`);
if (process.argv.includes('--fail')) throw new Error('an error that nobody catches');
