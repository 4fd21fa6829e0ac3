import * as tf from '@tensorflow/tfjs';
import type { Random } from '../base/random.ts';
import type { Batch } from '../batches/batch.ts';
import { isEmbedding } from '../models/initialisation.ts';
import type { Trainable } from '../models/seq2seq.ts';
import { crossEntropy } from '../ops/cross-entropy.ts';
import type { TrainingConfig } from './config.ts';
import type { Adam } from './optimizer.ts';

export interface UpdateOptions extends Pick<TrainingConfig, 'learningRate' | 'labelSmoothing' | 'frozen'> {
  /** The generator dropout draws from. */
  readonly dropout: Random;
}

/**
 * One step of teacher-forced training: forward, backward, Adam. What is frozen has a gradient of zero: its moments stay
 * zero, it is not moved by a bit, and the norm to which the others are clipped does not count it.
 *
 * @returns the label-smoothed loss per target token before the update, in nats, and the gradient's global norm before
 *   clipping. If either is not finite, there was no update.
 * @throws RangeError if a parameter that is not frozen receives no gradient
 */
export function update(model: Trainable, adam: Adam, batch: Batch, options: UpdateOptions) {
  const { learningRate, labelSmoothing, dropout, frozen } = options;
  const { names, variables } = model.parameters;
  const trained = names.map((name) => frozen !== 'embeddings' || !isEmbedding(name));
  return tf.tidy(() => {
    const { value, grads } = tf.variableGrads(
      () => {
        const { logits } = model.forward(batch, { training: true, random: dropout });
        return crossEntropy(logits, batch.targetOutput, { labelSmoothing });
      },
      variables.filter((_, i) => trained[i]),
    );
    const loss = value.dataSync()[0]!;
    if (!Number.isFinite(loss)) return { loss, gradientNorm: Number.NaN };
    const gradients = variables.map((variable, i) => {
      if (!trained[i]) return tf.zerosLike(variable);
      const gradient = grads[variable.name];
      if (!gradient) throw new RangeError(`update: the loss does not depend on parameter ${names[i]}`);
      return gradient;
    });
    return { loss, gradientNorm: adam.apply(gradients, learningRate) };
  });
}
