import type { GoldAlignment, Link } from '../../../src/data/sentence-pair.ts';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'Sure links were not counted among the possible ones: every sure link is possible, so it counts in both.',
  fails: ['alignment-error-rate'],
};

export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  let [found, all] = [0, 0];
  for (const [i, links] of predicted.entries()) {
    const said = new Set(links.map(String));
    const [sure, possible] = [gold[i]!.sure.map(String), gold[i]!.possible.map(String)];
    for (const link of said) found += Number(sure.includes(link)) + Number(possible.includes(link));
    all += said.size + sure.length;
  }
  return all === 0 ? 0 : 1 - found / all;
}
