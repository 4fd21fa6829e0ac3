import * as tf from '@tensorflow/tfjs';
import { BOS, EOS } from '../../src/text/special-tokens.ts';
import type { greedyDecode, Translation } from './solution.ts';

/** What the known mistakes of greedy decoding differ in; of what is not told, the reference's. */
interface Habits {
  /** What every sentence reads first. */
  readonly first?: number;
  /** The lowest id that may be said. */
  readonly lowestWord?: number;
  /** Whether EOS is kept as a word. */
  readonly keepsEos?: boolean;
  /** Whether a sentence goes on behind its EOS. */
  readonly goesOn?: boolean;
  /** Which of several words with the highest logit is said. */
  readonly lastOfEquals?: boolean;
}

/** Greedy decoding with habits of its own. */
export function greedyWith({
  first = BOS,
  lowestWord = EOS,
  keepsEos = false,
  goesOn = false,
  lastOfEquals = false,
}: Habits): typeof greedyDecode {
  return (step, initial, { rows, maximumLength }) => {
    const translations = Array.from({ length: rows }, (): Translation => ({ tokens: [], alignment: [] }));
    const ended = Array<boolean>(rows).fill(false);
    let [last, state] = [Array<number>(rows).fill(first), initial];
    for (let t = 0; t < maximumLength && ended.includes(false); t++) {
      const said = step(tf.tensor1d(last, 'int32'), state);
      last = said.logits.arraySync().map((logits) => {
        const highest = Math.max(...logits.slice(lowestWord));
        return lastOfEquals ? logits.lastIndexOf(highest) : logits.indexOf(highest, lowestWord);
      });
      const weights = said.weights.arraySync();
      for (const [row, token] of last.entries()) {
        const silent = (ended[row] && !goesOn) || (token === EOS && !keepsEos);
        ended[row] ||= token === EOS;
        if (silent) continue;
        translations[row]!.tokens.push(token);
        translations[row]!.alignment.push(weights[row]!);
      }
      state = said.state;
    }
    return translations;
  };
}
