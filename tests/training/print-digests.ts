import { useWasmBackend } from '../../src/platform/node/backend.ts';
import { trainingDigest } from './training-digest.ts';

// A program for Node binaries other than the one that runs the tests.
await useWasmBackend();
console.log(await trainingDigest('lstm'), await trainingDigest('transformer'));
