import type { LstmConfig, VocabularySizes } from './config.ts';
import { lstmWidths } from './lstm-parameters.ts';

/**
 * Floating-point operations of one teacher-forced forward pass over a source of S and a target of T tokens (EOS and BOS
 * included): two for each multiply-add of a matrix product. Element-wise work, softmax and look-ups are left out, as is
 * the custom (Kaplan et al. 2020, §2.1).
 */
export function lstmFlops(config: LstmConfig, vocabulary: VocabularySizes, S: number, T: number): number {
  const { R, I, D, E, A, O } = lstmWidths(config);
  const cell = (inputs: number) => (inputs + D) * 4 * D;
  const upper = config.layers - 1;

  const encoder = R * (cell(I) + upper * cell(E)); // for each source token
  const decoder = cell(I) + upper * cell(D); //       for each target token
  const readout = (D + E + I) * O + O * vocabulary.target;
  const bridge = config.layers * E * 2 * D; //        once
  const context = E * 4 * D; // what is read of the source, once if it is the same at every step
  const { once, key, query, pair } = {
    none: { once: context, key: 0, query: 0, pair: 0 },
    additive: { once: 0, key: E * A, query: D * A + context, pair: A + E },
    dot: { once: 0, key: 0, query: context, pair: D + E },
    general: { once: 0, key: E * D, query: context, pair: D + E },
  }[config.attention];
  return 2 * (bridge + once + S * (encoder + key) + T * (decoder + readout + query) + S * T * pair);
}
