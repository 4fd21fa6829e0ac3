import type { KeptSentence } from './explorer/evidence.ts';

/**
 * The sentence to show first: of those of the test split that fit in a glance, the one in which most words change
 * places, of equals the shortest; where no gold alignment tells, the longest.
 */
export function featured(sentences: readonly KeptSentence[]): KeptSentence {
  const fitting = sentences.filter(({ source, split }) => split === 'test' && source.length <= AT_A_GLANCE);
  const known = fitting.some(({ gold }) => gold);
  const longer = (a: KeptSentence, b: KeptSentence) => b.source.length - a.source.length;
  const [most] = fitting.sort((a, b) => (known ? crossings(b) - crossings(a) || longer(b, a) : longer(a, b)));
  return most ?? sentences[0]!;
}

/** As many source tokens, EOS among them, as a matrix shows without crowding. */
const AT_A_GLANCE = 12;

/** Pairs of sure links that cross; none where no gold alignment is known. */
function crossings({ gold }: KeptSentence): number {
  const links = gold?.sure ?? [];
  return links.reduce((sum, [s1, t1]) => sum + links.filter(([s2, t2]) => s1 < s2 && t1 > t2).length, 0);
}
