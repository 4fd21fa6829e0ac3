import type { Random } from '../../../../src/base/random.ts';

// The Gumbel-max trick: noise on every logit, then the largest. The same distribution, drawn in another way.

export function sample(logits: number[], { temperature, topK }: { temperature: number; topK: number }, random: Random) {
  const candidates = logits.map((logit, id) => ({ logit, id })).sort((a, b) => b.logit - a.logit);
  candidates.length = topK;
  const noisy = candidates.map(({ logit, id }) => ({
    id,
    value: logit / temperature - Math.log(-Math.log(random.uniform())),
  }));
  return noisy.reduce((best, next) => (next.value > best.value ? next : best)).id;
}

export const nextTokenPairs = (ids: number[], length: number): { input: number[]; target: number[] }[] =>
  ids.length < 2
    ? []
    : [
        { input: ids.slice(0, -1).slice(0, length), target: ids.slice(1, length + 1) },
        ...nextTokenPairs(ids.slice(length), length),
      ];
