import type { SentencePair } from './sentence-pair.ts';

/** Knows the form in which two texts are the same to a model. */
export interface Normaliser {
  normalise(text: string): string;
}

/**
 * One pair for each source sentence, in the order of the first of each: its target is the first one's, and the targets
 * of the others are its alternatives. Gold alignment, content words and constructions stay those of the first.
 */
export function gatherReferences(
  pairs: readonly SentencePair[],
  forms: { readonly source: Normaliser; readonly target: Normaliser },
): SentencePair[] {
  const bySource = new Map<string, { readonly first: SentencePair; readonly targets: Map<string, string> }>();
  for (const pair of pairs) {
    const key = forms.source.normalise(pair.source);
    const known = bySource.get(key) ?? { first: pair, targets: new Map() };
    bySource.set(key, known);
    const target = forms.target.normalise(pair.target);
    if (!known.targets.has(target)) known.targets.set(target, pair.target);
  }
  return [...bySource.values()].map(({ first, targets }) => {
    const [, ...alternatives] = targets.values();
    return alternatives.length > 0 ? { ...first, alternatives } : first;
  });
}
