import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { ADAM } from '../ops/adam.ts';
import { CROSS_ENTROPY } from '../ops/cross-entropy.ts';
import { DROPOUT } from '../ops/dropout.ts';
import { EMBEDDING, EMBEDDING_GRADIENT } from '../ops/embedding.ts';
import { KEYS_VALUES, KEYS_VALUES_GRADIENT } from '../ops/keys-values.ts';
import { LAYER_NORM, LAYER_NORM_GRADIENT } from '../ops/layer-norm.ts';
import { LINEAR, LINEAR_GRADIENT } from '../ops/linear.ts';
import { LSTM_DECODER, LSTM_DECODER_GRADIENT } from '../ops/lstm-decoder.ts';
import { LSTM_LAYER, LSTM_LAYER_GRADIENT } from '../ops/lstm-layer.ts';
import { MULTI_HEAD_ATTENTION, MULTI_HEAD_ATTENTION_GRADIENT } from '../ops/multi-head-attention.ts';
import { adam } from './adam.ts';
import { batchMatMul } from './batch-mat-mul.ts';
import { concat, pack } from './concat.ts';
import { crossEntropy } from './cross-entropy.ts';
import { dropout } from './dropout.ts';
import { exp, log, sigmoid, tanh } from './elementwise.ts';
import { embedding, embeddingGradient } from './embedding.ts';
import { gather } from './gather.ts';
import { cast, identity } from './identity.ts';
import { type LinkedBackend, linkKernels } from './kernels.ts';
import { keysValues, keysValuesGradient } from './keys-values.ts';
import { layerNorm, layerNormGradient } from './layer-norm.ts';
import { linear, linearGradient } from './linear.ts';
import { lstmDecoder, lstmDecoderGradient } from './lstm-decoder.ts';
import { lstmLayer, lstmLayerGradient } from './lstm-layer.ts';
import { multiHeadAttention, multiHeadAttentionGradient } from './multi-head-attention.ts';
import { unsortedSegmentSum } from './segment-sum.ts';
import { slice, splitV, unpack } from './split.ts';
import { sum } from './sum.ts';

/** Our kernel in place of one of TensorFlow.js; `undefined` leaves the call to that one. */
type Replacement = (
  linked: LinkedBackend,
  inputs: never,
  attributes: never,
) => tf.TensorInfo | tf.TensorInfo[] | undefined;

const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  [tf.BatchMatMul]: batchMatMul,
  [tf.Cast]: cast,
  [tf.Concat]: concat,
  [tf.Exp]: exp,
  [tf.GatherV2]: gather,
  [tf.Identity]: identity,
  [tf.Log]: log,
  [tf.Pack]: pack,
  [tf.Sigmoid]: sigmoid,
  [tf.Slice]: slice,
  [tf.SplitV]: splitV,
  [tf.Sum]: sum,
  [tf.Tanh]: tanh,
  [tf.Unpack]: unpack,
  [tf.UnsortedSegmentSum]: unsortedSegmentSum,
};

/** A kernel of an operation of ours. */
type FusedKernel = (linked: LinkedBackend, inputs: never, attributes: never) => tf.TensorInfo | tf.TensorInfo[];

const FUSED: Readonly<Record<string, FusedKernel>> = {
  [ADAM]: adam,
  [CROSS_ENTROPY]: crossEntropy,
  [DROPOUT]: dropout,
  [EMBEDDING]: embedding,
  [EMBEDDING_GRADIENT]: embeddingGradient,
  [KEYS_VALUES]: keysValues,
  [KEYS_VALUES_GRADIENT]: keysValuesGradient,
  [LAYER_NORM]: layerNorm,
  [LAYER_NORM_GRADIENT]: layerNormGradient,
  [LINEAR]: linear,
  [LINEAR_GRADIENT]: linearGradient,
  [LSTM_DECODER]: lstmDecoder,
  [LSTM_DECODER_GRADIENT]: lstmDecoderGradient,
  [LSTM_LAYER]: lstmLayer,
  [LSTM_LAYER_GRADIENT]: lstmLayerGradient,
  [MULTI_HEAD_ATTENTION]: multiHeadAttention,
  [MULTI_HEAD_ATTENTION_GRADIENT]: multiHeadAttentionGradient,
};

/**
 * Which kernels the backend gets: all of ours; without those of `ops/`, which then are composed; or none but those without
 * which nothing can be trained, for who wants to know what the others are worth.
 */
export type KernelSet = 'fused' | 'composed' | 'stock';

/** Gives the backend "wasm", which must be the active one, our kernels. */
export function registerKernels(module: WebAssembly.Module, set: KernelSet = 'fused'): void {
  const linked = linkKernels(tf.backend() as BackendWasm, module);
  const backendName = 'wasm';
  for (const [kernelName, replacement] of Object.entries(REPLACEMENTS)) {
    const stock = tf.getKernel(kernelName, backendName) as tf.KernelConfig | undefined;
    if (stock && set === 'stock') continue;
    if (stock) tf.unregisterKernel(kernelName, backendName);
    const kernelFunc: tf.KernelFunc = (call) =>
      replacement(linked, call.inputs as never, call.attrs as never) ?? (stock as tf.KernelConfig).kernelFunc(call);
    tf.registerKernel({ kernelName, backendName, kernelFunc });
  }
  for (const [kernelName, kernel] of set === 'fused' ? Object.entries(FUSED) : []) {
    const kernelFunc: tf.KernelFunc = ({ inputs, attrs }) => kernel(linked, inputs as never, attrs as never);
    tf.registerKernel({ kernelName, backendName, kernelFunc });
  }
}
