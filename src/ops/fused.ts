import * as tf from '@tensorflow/tfjs';

// An operation of this folder has two forms: composed of TensorFlow.js's own operations, which every backend runs and
// differentiates by itself, and fused, one kernel forward and one backward, where the active backend has those kernels.

/** Whether the active backend has a kernel of this name. */
export function hasKernel(name: string): boolean {
  return tf.getKernel(name, tf.getBackend()) !== undefined;
}

/** Runs a kernel of the active backend. Its outputs are constants to a gradient: see {@link differentiable}. */
export function runKernel(name: string, inputs: tf.NamedTensorMap, attributes: object = {}): tf.Tensor[] {
  return [tf.engine().runKernel(name, inputs, attributes as tf.NamedAttrMap)].flat();
}

/**
 * A value with a gradient of its own: `tf.customGrad` with types.
 *
 * What is saved is cloned, so that it outlives its scope; variables, which outlive it anyway, are not: a clone costs a
 * node of the tape.
 *
 * @param inputs what the value is differentiated by
 * @param forward the value, and what the backward pass needs of the inputs and of results on the way
 * @param backward ∂L/∂input for each of `inputs`, each a tensor of its own, from ∂L/∂value and what was saved
 */
export function differentiable<R extends tf.Rank, const Saved extends readonly tf.Tensor[] = readonly tf.Tensor[]>(
  inputs: readonly tf.Tensor[],
  forward: () => { readonly value: tf.Tensor<R>; readonly saved: Saved },
  backward: (gradient: tf.Tensor<R>, saved: Saved) => tf.Tensor[],
): tf.Tensor<R> {
  if (tf.engine().state.gradientDepth === 0) return tf.tidy(() => forward().value); // nothing asks for a gradient
  const f = tf.customGrad((...arguments_) => {
    const save = arguments_.at(-1) as tf.GradSaveFunc;
    const { value, saved } = forward();
    save(saved.filter((tensor) => !(tensor instanceof tf.Variable)));
    const gradFunc = (gradient: tf.Tensor, clones: tf.Tensor[]) => {
      const next = clones.values();
      const tensors = saved.map((tensor) => (tensor instanceof tf.Variable ? tensor : next.next().value!));
      return backward(gradient as tf.Tensor<R>, tensors as readonly tf.Tensor[] as Saved);
    };
    return { value, gradFunc };
  });
  return f(...inputs) as tf.Tensor<R>;
}
