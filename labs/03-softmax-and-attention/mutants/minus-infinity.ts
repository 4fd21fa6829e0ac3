import type { Mistake } from '../../../src/grading/lab.ts';
import { attentionWith } from '../attention-with.ts';

export const mistake: Mistake = {
  diagnosis:
    'Hidden scores were set to −∞: a query that sees no key has −∞ for its largest score, and −∞ − (−∞) is NaN. A large finite ' +
    'number such as −10⁹ hides as well.',
  fails: ['attention-blind'],
};

export const attention = attentionWith({ hide: (scores, visible) => scores.add(visible.log()) }); // log 1 = 0, log 0 = −∞
