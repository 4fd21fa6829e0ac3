import * as tf from '@tensorflow/tfjs';

/**
 * Chooses the rows of every tensor in a container anew, whatever its nesting: row i of each result is row `rows[i]`.
 * Rows may repeat and may be left out.
 */
export function gatherRows<C extends tf.TensorContainer>(container: C, rows: Int32Array): C {
  return tf.tidy(() => {
    const indices = tf.tensor1d(rows, 'int32');
    const chosen = (part: tf.TensorContainer): tf.TensorContainer => {
      if (part instanceof tf.Tensor) return tf.gather(part, indices);
      if (Array.isArray(part)) return part.map(chosen);
      if (part === null || typeof part !== 'object') return part;
      return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, chosen(inner)]));
    };
    return chosen(container) as C;
  });
}
