import * as lab from '../../../../labs/08-comparison/solution.ts';

/** The mean of each sentence's own penalty: what one sentence says too much does not make up for another's too little. */
export const bleu: typeof lab.bleu = (translations, references) => {
  const penalties = translations.map(({ length }, i) => {
    const distance = (words: lab.Words) => Math.abs(words.length - length);
    const nearest = Math.min(...references[i]!.map(distance));
    const wanted = Math.min(
      ...references[i]!.filter((words) => distance(words) === nearest).map((words) => words.length),
    );
    return Math.min(1, Math.exp(1 - wanted / length));
  });
  let logarithms = 0;
  for (let n = 1; n <= 4; n++) {
    let [matches, total] = [0, 0];
    for (const [i, translation] of translations.entries()) {
      const counts = lab.clippedMatches(translation, references[i]!, n);
      matches += counts.matches;
      total += counts.total;
    }
    if (matches === 0) return 0;
    logarithms += Math.log(matches / total);
  }
  return 100 * (penalties.reduce((a, b) => a + b) / penalties.length) * Math.exp(logarithms / 4);
};
