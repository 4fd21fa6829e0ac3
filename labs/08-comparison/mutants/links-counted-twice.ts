import type { GoldAlignment, Link } from '../../../src/data/sentence-pair.ts';
import type { Mistake } from '../../../src/grading/lab.ts';

export const mistake: Mistake = {
  diagnosis: 'A link that was predicted twice was counted twice: A is a set.',
  fails: ['alignment-error-rate'],
};

export function alignmentErrorRate(predicted: readonly (readonly Link[])[], gold: readonly GoldAlignment[]): number {
  let [found, all] = [0, 0];
  for (const [i, links] of predicted.entries()) {
    const sure = new Set(gold[i]!.sure.map(String));
    const possible = new Set([...sure, ...gold[i]!.possible.map(String)]);
    for (const link of links.map(String)) found += Number(sure.has(link)) + Number(possible.has(link));
    all += links.length + sure.size;
  }
  return all === 0 ? 0 : 1 - found / all;
}
