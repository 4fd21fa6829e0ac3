import { z } from 'zod';
import { initialisations } from './initialisation.ts';

const width = z.int().min(1).max(4096);
const dropout = z.number().min(0).lt(1);
/** Absent in configurations that were saved before there was a choice. */
const initialisation = z.enum(initialisations).default('random');

/** An LSTM encoder–decoder, with or without attention. */
export const lstmConfig = z.strictObject({
  kind: z.literal('lstm'),
  /** How the decoder scores source positions; `none` reads the fixed summary of the encoder at every step. */
  attention: z.enum(['none', 'additive', 'dot', 'general']),
  encoder: z.enum(['bidirectional', 'forward']),
  layers: z.int().min(1).max(8),
  embedding: width,
  /** Hidden width of each encoder direction and of the decoder. */
  hidden: width,
  /** Width A of additive attention's hidden layer. */
  attentionWidth: width,
  /** Width of the layer between decoder state and logits. */
  readout: width,
  dropout,
  /** Standard deviation of the initial embeddings. */
  embeddingScale: z.number().positive(),
  initialisation,
});

/** The settings of a Transformer, each by itself; `transformerConfig` also holds them against each other. */
export const transformerSettings = z.strictObject({
  kind: z.literal('transformer'),
  width,
  heads: z.int().min(1).max(64),
  /** Number of encoder layers, and of decoder layers. */
  layers: z.int().min(1).max(12),
  feedForward: width,
  /** Where layer normalisation stands; `none` leaves it out (an ablation). */
  norm: z.enum(['pre', 'post', 'none']),
  positions: z.enum(['sinusoidal', 'learned', 'none']),
  /** Factor on the sinusoids. */
  positionScale: z.number().positive(),
  /** Longest sequence that learned positions cover; sinusoids are computed for any length. */
  maximumLength: z.int().min(1).max(4096),
  /** Whether scores are divided by √K. */
  scaling: z.boolean(),
  residual: z.boolean(),
  dropout,
  /** Standard deviation of token embeddings after they are multiplied by √D. */
  embeddingScale: z.number().positive(),
  initialisation,
});

/** Every head is a slice of the model's width. */
export const headsFit = ({ width, heads }: { width: number; heads: number }) => width % heads === 0;
export const headsMustFit = { error: 'must be a multiple of heads', path: ['width'] };

/** A Transformer encoder–decoder. */
export const transformerConfig = transformerSettings.refine(headsFit, headsMustFit);

export const modelConfig = z.discriminatedUnion('kind', [lstmConfig, transformerConfig]);

export type LstmConfig = Readonly<z.input<typeof lstmConfig>>;
export type TransformerConfig = Readonly<z.input<typeof transformerConfig>>;
export type ModelConfig = LstmConfig | TransformerConfig;

/** Sizes of the two vocabularies, PAD, BOS, EOS and UNK included. */
export interface VocabularySizes {
  readonly source: number;
  readonly target: number;
}
