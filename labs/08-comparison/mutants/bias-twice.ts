import type * as tf from '@tensorflow/tfjs';
import type { Mistake } from '../../../src/grading/lab.ts';
import { linear } from '../../../src/ops/linear.ts';
import { attentiveStepWith, readWord } from '../attentive-step-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The bias was added with the word and with the context once more.',
  fails: ['lstm-logits', 'lstm-losses'],
};

export const attentiveStep = attentiveStepWith({
  input: (word, context, parameters) =>
    readWord(word, parameters).add<tf.Tensor2D>(linear(context, parameters.contextKernel, parameters.bias)),
});
