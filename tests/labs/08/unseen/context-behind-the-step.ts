import * as lab from '../../../../labs/08-comparison/solution.ts';
import { linear } from '../../../../src/ops/linear.ts';

/** The step reads the word alone, and its new state is what asks: the context comes too late for the gates. */
export const attentiveStep: typeof lab.attentiveStep = (labs, word, state, memory, parameters) => {
  const next = labs['04'].lstmStep(
    linear(word, parameters.inputKernel, parameters.bias),
    state,
    parameters.recurrentKernel,
  );
  const { context, weights } = lab.attentiveStep(labs, word, next, memory, parameters);
  return { state: next, context, weights };
};
