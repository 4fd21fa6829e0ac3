import { createRequire } from 'node:module';

// To be imported before all that imports TensorFlow.js. Where source maps are on, as they are under tsx, Node reads those
// of every library that it loads and keeps them: 50 MB for this one, in whose code nobody looks for a line.
const require = createRequire(import.meta.url);
process.setSourceMapsEnabled(false);
require('@tensorflow/tfjs');
require('@tensorflow/tfjs-backend-wasm');
process.setSourceMapsEnabled(true);
