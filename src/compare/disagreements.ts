import { chrfOf } from '../metrics/chrf.ts';
import { pairsOf, type TestSentences } from './compare-models.ts';
import { repeatable } from './repeatable.ts';
import { DISAGREEMENTS_SCHEMA, type DisagreementsFile, type SentenceLine } from './run-files.ts';

/** Sentences listed for each pair of models. */
const LISTED = 25;

/**
 * For every pair of models the test sentences that they translated differently, first those on which one of them is
 * furthest ahead of the other by the chrF of the sentence. Of the first seed that both were trained from.
 */
export function disagreements(results: readonly TestSentences[]): DisagreementsFile {
  const pairs = pairsOf(results).map(([first, second, [seed]]) => {
    const linesOf = (model: string) => results.find((job) => job.model === model && job.seed === seed)!.lines;
    const others = new Map(linesOf(second).map((line) => [line.id, line]));
    const differing = linesOf(first).flatMap((line) => {
      const other = others.get(line.id);
      return other && different(line, other) ? [disagreement(line, other)] : [];
    });
    const worstFirst = differing.sort((a, b) => Math.abs(b.chrf[0] - b.chrf[1]) - Math.abs(a.chrf[0] - a.chrf[1]));
    return {
      ...{ models: [first, second] as [string, string], seed: seed!, differing: differing.length },
      sentences: worstFirst.slice(0, LISTED),
    };
  });
  return { schema: DISAGREEMENTS_SCHEMA, pairs };
}

const different = (a: SentenceLine, b: SentenceLine) =>
  a.translation.length !== b.translation.length || a.translation.some((word, i) => word !== b.translation[i]);

function disagreement({ id, source, references, translation, counts }: SentenceLine, other: SentenceLine) {
  const chrf: [number, number] = [chrfOf(counts.chrf), chrfOf(other.counts.chrf)];
  const translations: [SentenceLine['translation'], SentenceLine['translation']] = [translation, other.translation];
  return { id, source, references, translations, chrf: repeatable(chrf) };
}
