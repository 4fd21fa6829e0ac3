import type { Mistake } from '../../../src/grading/lab.ts';
import { attentiveStepWith, readWord } from '../attentive-step-with.ts';

export const mistake: Mistake = {
  diagnosis: 'The context does not reach the gates: the state knows nothing of the source but where it started.',
  fails: ['lstm-logits', 'lstm-losses', 'lstm-translates'],
};

export const attentiveStep = attentiveStepWith({ input: (word, _, parameters) => readWord(word, parameters) });
