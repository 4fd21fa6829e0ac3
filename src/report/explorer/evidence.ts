import type { EvidenceFile, SentenceEvidence } from '../../compare/evidence-files.ts';
import type { AttendedSentence } from '../../figures/sentence-attention.ts';
import { bytesOf } from '../base64.ts';
import type { JobData } from '../run-data.ts';
import type { AnsweredSentence } from '../sections/sentence-panel.ts';
import { wordsOf } from './token-text.ts';

/** What every model did with the same held-out sentences: all that the page shows of a sentence that a reader chooses. */
export interface Evidence {
  readonly models: readonly Pick<EvidenceFile, 'model' | 'maps' | 'beam'>[];
  readonly sentences: readonly KeptSentence[];
}

/** What is the same for all models, and what each of them did with it. */
export interface KeptSentence extends Omit<SentenceEvidence, keyof Answer> {
  /** One for each of the evidence's models. */
  readonly answers: readonly Answer[];
}

export type Answer = Pick<SentenceEvidence, 'exact' | 'greedy' | 'nBest' | 'candidates' | 'weights'>;

/** Evidence as a page carries it, and what it lacks. */
export interface FittedEvidence {
  readonly evidence: Evidence;
  /** Sentences that there was no room for. */
  readonly leftOut: number;
  /** Models that kept none. */
  readonly without: readonly string[];
}

/**
 * Bytes of attention weights that a page carries at most: about as many stand in the file, since what the compression
 * saves the encoding as text takes back. It leaves room for all sentences of the default run.
 */
const MOST_BYTES = 4_000_000;

/**
 * The evidence of the first seed, as much of it as there is room for; undefined where no model kept any. The few
 * sentences of challenge splits come before those of the test split where not all have room.
 */
export function evidenceOf(jobs: readonly JobData[], most = MOST_BYTES): FittedEvidence | undefined {
  const shown = jobs.filter(({ seed }) => seed === jobs[0]!.seed);
  const files = shown.flatMap(({ evidence }) => evidence ?? []);
  const byId = files.map(({ sentences }) => new Map(sentences.map((sentence) => [sentence.id, sentence])));
  const shared = (files[0]?.sentences ?? []).flatMap(({ id }) => {
    const kept = byId.flatMap((of) => of.get(id) ?? []);
    return kept.length === files.length ? [together(kept)] : [];
  });
  const fitting = new Set<KeptSentence>();
  let bytes = 0;
  for (const sentence of [...shared].sort((a, b) => Number(a.split === 'test') - Number(b.split === 'test'))) {
    for (const text of sentence.answers.flatMap(({ weights }) => weights)) bytes += text.length * 0.75; // 4 letters for 3
    if (bytes > most && fitting.size > 0) break;
    fitting.add(sentence);
  }
  if (fitting.size === 0) return undefined;
  return {
    evidence: {
      models: files.map(({ model, maps, beam }) => ({ model, maps, beam })),
      sentences: shared.filter((sentence) => fitting.has(sentence)),
    },
    leftOut: shared.length - fitting.size,
    without: shown.filter(({ evidence }) => !evidence).map(({ model }) => model),
  };
}

function together(kept: readonly SentenceEvidence[]): KeptSentence {
  const { exact, greedy, nBest, candidates, weights, ...shared } = kept[0]!;
  return {
    ...shared,
    answers: kept.map((each) => ({
      ...{ exact: each.exact, greedy: each.greedy, nBest: each.nBest },
      ...{ candidates: each.candidates, weights: each.weights },
    })),
  };
}

/** A sentence with its maps as figures draw them. */
export function attended({ models }: Evidence, { answers, ...sentence }: KeptSentence): AttendedSentence {
  return {
    ...sentence,
    models: models.map(({ model, maps }, index) => ({
      model,
      maps,
      weights: answers[index]!.weights.map(bytesOf),
    })),
  };
}

/** The models that attend, or all where fewer than two do: those whose disagreement is of interest. */
export function compared({ models }: Evidence): { model: string; index: number }[] {
  const all = models.map(({ model, maps }, index) => ({ model, index, attends: maps.length > 0 }));
  const attending = all.filter(({ attends }) => attends);
  return attending.length > 1 ? attending : all;
}

/** A sentence in words, as the report shows what was said. */
export function answered(
  { models }: Evidence,
  { id, split, tags, source, target, alternatives, answers }: KeptSentence,
): AnsweredSentence {
  return {
    ...{ id, split, tags, source: wordsOf(source), target: wordsOf(target), alternatives },
    answers: models.map(({ model }, index) => ({
      model,
      words: wordsOf(answers[index]!.greedy.map(([token]) => token)),
      right: answers[index]!.exact,
    })),
  };
}
