import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../../../src/base/random.ts';

// TensorFlow.js for the k largest and their probabilities; rejection for the draw.

export function sample(logits: number[], { temperature, topK }: { temperature: number; topK: number }, random: Random) {
  const { ids, shares } = tf.tidy(() => {
    const { values, indices } = tf.topk(tf.tensor1d(logits.map((logit) => logit - logits[0]!)), topK);
    return { ids: indices.dataSync(), shares: values.div(temperature).softmax().dataSync() };
  });
  for (;;) {
    const i = random.integer(topK);
    if (random.uniform() < shares[i]!) return ids[i]!;
  }
}

export function nextTokenPairs(ids: number[], length: number) {
  const windows = Math.ceil((ids.length - 1) / length);
  return Array.from({ length: windows }, (_, w) => {
    const window = ids.slice(w * length, (w + 1) * length + 1);
    return { input: window.slice(0, -1), target: window.slice(1) };
  });
}
