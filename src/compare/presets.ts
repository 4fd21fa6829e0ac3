import { LENGTH_PENALTY } from '../decoding/length-penalty.ts';
import type { Experiment } from './experiment.ts';
import { defaultModels } from './model-names.ts';
import { isBundled } from './task.ts';

/** The settings of the lab: about 220,000 parameters each, a minute or two for three models on two cores. */
const lab = {
  task: 'en-fr',
  models: [...defaultModels],
  seeds: [1],
  parameterBudget: 220_000,
  trainingPairs: 0,
  text: { tokenizer: 'word', merges: 1000, lowercase: true }, // the bundled sentences are in small letters
  maximumLength: 64,
  lstm: {
    encoder: 'bidirectional',
    layers: 1,
    embedding: 64,
    hidden: 64,
    attentionWidth: 64,
    readout: 'matched',
    dropout: 0,
    // With a small scale the LSTM hardly learns in these few steps: embeddings of deviation 0.3 decide the matter.
    embeddingScale: 0.3,
    initialisation: 'random',
  },
  transformer: {
    kind: 'transformer',
    width: 64,
    heads: 4,
    layers: 2,
    feedForward: 'matched',
    norm: 'pre',
    positions: 'sinusoidal',
    // At this width position must not drown in word identity: sinusoids twice as large, embeddings a tenth.
    positionScale: 2,
    maximumLength: 65, // the longest sentence, and EOS
    scaling: true,
    residual: true,
    dropout: 0,
    embeddingScale: 0.1,
    initialisation: 'random',
  },
  training: {
    steps: 1500,
    batchSize: 64,
    schedule: 'smooth',
    learningRate: { lstm: 1.5e-2, transformer: 5e-3 },
    warmup: { lstm: 50, transformer: 100 },
    finalFraction: 0.02,
    clip: 1,
    labelSmoothing: 0.1,
    evaluateEvery: 100,
    checkpointEvery: 100,
    patience: 0,
    beta1: 0.9,
    beta2: 0.95, // 0.99, the memory of long trainings, leaves the LSTM with nearly three times the errors
    epsilon: 1e-9,
    frozen: 'none',
  },
  decoding: { beam: 1, lengthPenalty: LENGTH_PENALTY },
  bleu: { tokenize: 'none', maximumOrder: 4, smoothing: 'exp', smoothingValue: null },
} as const satisfies Experiment;

/** What differs from task to task: dates are spelled, and a user's own file may have any words and any number of them. */
function settingsFor(task: string): Experiment {
  if (task === 'dates') return { ...lab, task, text: { ...lab.text, tokenizer: 'character', lowercase: false } };
  if (isBundled(task)) return { ...lab, task };
  return {
    ...{ ...lab, task, text: { ...lab.text, lowercase: false }, parameterBudget: 'transformer' },
    // What people write is scarcer and less regular than what a grammar makes: without dropout it is learnt by heart.
    lstm: { ...lab.lstm, dropout: 0.2 },
    transformer: { ...lab.transformer, dropout: 0.2 },
  };
}

export const presetNames = ['lab', 'quick'] as const;
export type PresetName = (typeof presetNames)[number];

/** The experiment of a preset on a task: `lab`, or `quick`, a smoke run of half a minute that learns little. */
export function preset(name: PresetName, task: string): Experiment {
  const settings = settingsFor(task);
  if (name === 'lab') return settings;
  return {
    ...settings,
    parameterBudget: isBundled(task) ? 80_000 : settings.parameterBudget,
    trainingPairs: 2000,
    lstm: { ...settings.lstm, embedding: 32, hidden: 32, attentionWidth: 32 },
    transformer: { ...settings.transformer, width: 32 },
    training: { ...settings.training, steps: 300, evaluateEvery: 50, checkpointEvery: 50, batchSize: 32 },
  };
}
