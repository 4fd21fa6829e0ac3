import { batchesOf } from '../batches/batch-stream.ts';
import type { Codecs, Example } from '../batches/example.ts';
import type { Link } from '../data/sentence-pair.ts';
import { forcedDecoding } from '../decoding/forced-decoding.ts';
import type { Hypothesis, RankedHypothesis } from '../decoding/hypothesis.ts';
import { logSumExp, mostProbable } from '../decoding/next-token.ts';
import { isExactMatch } from '../metrics/exact-match.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import type { Codec } from '../text/codec.ts';
import { EOS } from '../text/special-tokens.ts';
import { referenceSentences } from './evaluate.ts';
import type { EvidenceFile, SentenceEvidence } from './evidence-files.ts';
import { sentenceTokens } from './sentence-tokens.ts';
import { EVALUATION_BATCH, unitsOf } from './translate.ts';
import { packWeights } from './weight-bytes.ts';

/** Test sentences of which evidence is kept. */
const MOST_SENTENCES = 1000;
/** Sentences of each challenge split. */
const OF_A_CHALLENGE = 20;
/**
 * Of the longer side in tokens, squared and summed over the test sentences that are kept: what a map takes of the file.
 * More are left out where sentences are long; a Transformer with 24 maps stays below 10 MB.
 */
const MOST_WEIGHTS = 300_000;
/** Next tokens that are named. */
const CANDIDATES = 5;

/** The held-out sentences of which evidence is kept, the same for every model: see {@link EvidenceFile}. */
export function evidenceExamples(heldOut: ReadonlyMap<string, readonly Example[]>): Example[] {
  const chosen: Example[] = [];
  let weights = 0;
  for (const example of heldOut.get('test')!.slice(0, MOST_SENTENCES)) {
    weights += Math.max(example.source.length, example.target.length + 1) ** 2;
    if (weights > MOST_WEIGHTS) break;
    chosen.push(example);
  }
  const challenges = [...heldOut].filter(([split]) => split !== 'test' && split !== 'validation');
  return [...chosen, ...challenges.flatMap(([, examples]) => examples.slice(0, OF_A_CHALLENGE))];
}

/** What a model said by itself to each of the sentences, and what beam search found. */
export interface SaidByItself {
  readonly greedy: readonly Hypothesis[];
  readonly nBest: readonly (readonly RankedHypothesis[])[];
}

/** Looks at what a model does with each of `examples`, in their order. */
export function gatherEvidence(
  model: Seq2Seq,
  examples: readonly Example[],
  { greedy, nBest }: SaidByItself,
  codecs: Codecs,
): Pick<EvidenceFile, 'maps' | 'sentences'> {
  const sentences: SentenceEvidence[] = [];
  let maps: EvidenceFile['maps'] = [];
  for (const { batch, indices } of batchesOf(examples, EVALUATION_BATCH)) {
    const forced = forcedDecoding(model, batch);
    maps = [...forced.maps];
    for (const [row, { logits, weights }] of forced.sentences.entries()) {
      const index = indices[row]!;
      const example = examples[index]!;
      sentences[index] = {
        ...sentenceOf(example, codecs),
        exact: isRight(greedy[index]!, example, codecs),
        weights: weights.map(packWeights),
        candidates: logits.map((next) => candidatesOf(next, codecs.target)),
        greedy: stepsOf(greedy[index]!, codecs.target),
        nBest: nBest[index]!.map((hypothesis) => rankedOf(hypothesis, codecs.target)),
      };
    }
  }
  return { maps, sentences };
}

/** What is known of a sentence whatever a model makes of it. */
function sentenceOf(example: Example, codecs: Codecs) {
  const { source, target } = sentenceTokens(example, codecs);
  const wordOf = {
    source: unitsOf(codecs.source, source.slice(0, -1)).unitOf, // EOS is of no word
    target: unitsOf(codecs.target, target.slice(0, -1)).unitOf,
  };
  const inPieces = Object.values(wordOf).some((words) => words.some((word, token) => word !== token));
  const mutable = ([from, to]: Link): [number, number] => [from, to];
  const { id, split, tags, alignment: gold } = example.pair;
  const [, ...alternatives] = referenceSentences(example, codecs).map(({ units }) => [...units]);
  return {
    ...{ id, split, tags: [...tags], source, target, ...(alternatives.length > 0 && { alternatives }) },
    ...(gold && { gold: { sure: gold.sure.map(mutable), possible: gold.possible.map(mutable) } }),
    ...(inPieces && { wordOf: { source: [...wordOf.source], target: [...wordOf.target] } }),
  };
}

function isRight({ tokens }: Hypothesis, example: Example, codecs: Codecs): boolean {
  const { units } = unitsOf(codecs.target, codecs.target.tokensOf(tokens));
  const references = referenceSentences(example, codecs);
  return isExactMatch(
    units,
    references.map((reference) => reference.units),
  );
}

/** Three digits: enough to look at, and the same on every engine. */
const digits = (value: number) => Number(value.toFixed(3));

function candidatesOf(logits: Float32Array, { vocabulary }: Codec): [string, number][] {
  const normaliser = logSumExp(logits);
  return mostProbable(logits, CANDIDATES)
    .map((id): [string, number] => [vocabulary.tokenOf(id), digits(Math.exp(logits[id]! - normaliser))])
    .filter(([, probability]) => probability > 0);
}

function stepsOf({ tokens, logProbabilities, complete }: Hypothesis, { vocabulary }: Codec): [string, number][] {
  const said = complete ? [...tokens, EOS] : tokens;
  return said.map((id, t) => [vocabulary.tokenOf(id), digits(Math.exp(logProbabilities[t]!))]);
}

const rankedOf = ({ tokens, logProbability, score }: RankedHypothesis, { vocabulary }: Codec) => ({
  ...{ tokens: tokens.map((id) => vocabulary.tokenOf(id)) },
  ...{ logProbability: digits(logProbability), score: digits(score) },
});
