import type { GoldAlignment, Link } from '../../../src/data/sentence-pair.ts';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis:
    'No link was found, since arrays were compared themselves: two arrays [0, 1] are never equal in JavaScript. Compare keys.',
  fails: ['alignment-error-rate'],
};

export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  let [found, all] = [0, 0];
  for (const [i, links] of predicted.entries()) {
    const { sure, possible } = gold[i]!;
    for (const link of links) found += Number(sure.includes(link)) + Number(possible.includes(link));
    all += new Set(links.map(String)).size + sure.length;
  }
  return all === 0 ? 0 : 1 - found / all;
}
