import { z } from 'zod';

/**
 * What a trained model did with each test sentence, for a reader who wants to look closely. Two files in the folder of a
 * model and seed: `evidence.json` of the finished model, `formation.json` of how its alignments came to be.
 *
 * Rows and columns are tokens as the model reads them (subwords, if it reads those). A map stands as a byte for each
 * weight, row after row: 255 is a weight of one. That is exact to 0.002 and enough to look at; scores are computed
 * from the weights themselves. Of several maps of cross-attention, their mean counts as the alignment.
 */
const bytes = z.base64();
const tokens = z.array(z.string());
const link = z.tuple([z.int(), z.int()]);

/** What can be said next, the most probable first, with probabilities of three digits: at most five above 0.000. */
const candidates = z.array(z.tuple([z.string(), z.number()]));

const hypothesis = z.object({
  /** Without EOS. */
  tokens,
  /** Sum of the natural logarithms of the tokens' probabilities, that of EOS included. */
  logProbability: z.number(),
  /** The same, divided by the length penalty (src/decoding/length-penalty.ts): what the beam ranks by. */
  score: z.number(),
});

export const EVIDENCE_SCHEMA = 'attention-lab/evidence/v1';

export const evidenceFile = z.object({
  schema: z.literal(EVIDENCE_SCHEMA),
  model: z.string(),
  seed: z.int(),
  /** The beam that `nBest` comes from. */
  beam: z.object({ width: z.int(), /** The exponent α. */ lengthPenalty: z.number() }),
  /** The maps of each sentence in their order; empty for a model that does not attend. */
  maps: z.array(z.object({ name: z.string(), kind: z.enum(['encoder-self', 'decoder-self', 'cross']) })),
  /** The first 1000 of the test split, fewer where they are long, and the first 20 of every challenge split. */
  sentences: z.array(
    z.object({
      id: z.string(),
      split: z.string(),
      tags: z.array(z.string()),
      /** Sure and possible links (source, target) between words, as words are counted in `wordOf`; absent where unknown. */
      gold: z.object({ sure: z.array(link), possible: z.array(link) }).optional(),
      /** EOS included. */
      source: tokens, // [S]
      /** The reference that the model is made to say, EOS included. */
      target: tokens, // [T]
      /** Other right translations, in words; absent where none is known. */
      alternatives: z.array(tokens).optional(),
      /** For each token but EOS the index of its word; absent where every token is a word of its own. */
      wordOf: z.object({ source: z.array(z.int()), target: z.array(z.int()) }).optional(), // [S − 1], [T − 1]
      /** Whether `greedy` is a right translation: the reference, or another one that is known. */
      exact: z.boolean(),
      /**
       * One for each entry of `maps`. Of cross-attention [T, S]: row t is where the model looks as it predicts target[t].
       * Of the encoder's self-attention [S, S]; of the decoder's [T, T], its columns being BOS, target[0] … target[T − 2].
       */
      weights: z.array(bytes),
      /** For each target token: what the model would have said there. */
      candidates: z.array(candidates), // [T]
      /** What the model says by itself, token by token with its probability, EOS included if it came. */
      greedy: z.array(z.tuple([z.string(), z.number()])),
      /** The best translations that the beam found, the best first; empty for sentences that it was not tried on. */
      nBest: z.array(hypothesis),
    }),
  ),
});
export type EvidenceFile = z.infer<typeof evidenceFile>;
export type SentenceEvidence = EvidenceFile['sentences'][number];

export const FORMATION_SCHEMA = 'attention-lab/formation/v1';

/** The alignment of some twenty test sentences, read again and again during the training. */
export const formationFile = z.object({
  schema: z.literal(FORMATION_SCHEMA),
  model: z.string(),
  seed: z.int(),
  /** Updates made when each alignment was read; 0 is the untrained model. */
  steps: z.array(z.int()),
  sentences: z.array(
    z.object({
      id: z.string(),
      source: tokens, // [S], EOS included
      target: tokens, // [T], EOS included
      /** For each of `steps`: the model's alignment [T, S], as in `evidence.json`. */
      weights: z.array(bytes),
    }),
  ),
});
export type FormationFile = z.infer<typeof formationFile>;
