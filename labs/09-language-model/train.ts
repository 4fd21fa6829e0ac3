import { fileURLToPath } from 'node:url';
import { Random } from '../../src/base/random.ts';
import { readCorpus, splitOf } from '../../src/data/corpus.ts';
import { LanguageModel } from '../../src/models/language-model.ts';
import { useWasmBackend } from '../../src/platform/node/backend.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { Codec } from '../../src/text/codec.ts';
import { WordTokenizer } from '../../src/text/word-tokenizer.ts';
import type { TrainingConfig } from '../../src/training/config.ts';
import { train } from '../../src/training/train.ts';
import { validationLoss } from '../../src/training/validation-loss.ts';
import { bigramLoss, unigramLoss } from './baselines.ts';
import { config, PairStream, say, textOf } from './model.ts';

// Trains a language model on the English sentences of the bundled corpus, with your own functions, and lets it speak:
//
//     npx tsx labs/09-language-model/train.ts [temperatures] [topK]     0.5,1,2 and 20 unless told

type Exercise = typeof import('./solution.ts');

const WINDOW = 32;
const BATCH = 32;
const CORPUS = fileURLToPath(new URL('../../datasets/en-fr.csv', import.meta.url));

const training: TrainingConfig = {
  ...{ steps: 300, batchSize: BATCH, evaluateEvery: 25, checkpointEvery: 300, patience: 0 },
  ...{ schedule: 'smooth', learningRate: 5e-3, warmup: 30, finalFraction: 0.02, clip: 1, labelSmoothing: 0 },
  ...{ beta1: 0.9, beta2: 0.95, epsilon: 1e-9 },
};

/** The texts of the training and the validation split as ids, and what they are written with. */
export async function readTexts() {
  const corpus = await readCorpus(new NodeFileStore(), CORPUS);
  const sentences = (split: string) => splitOf(corpus, split).map(({ source }) => source);
  const codec = Codec.fit(new WordTokenizer({ lowercase: true }), sentences('train'));
  return { codec, train: textOf(sentences('train'), codec), validation: textOf(sentences('validation'), codec) };
}

export type Texts = Awaited<ReturnType<typeof readTexts>>;

/** A new model, and its training step by step: the loss on a batch, and now and then on the validation text. */
export function learn({ nextTokenPairs }: Exercise, texts: Texts, steps = training.steps) {
  const random = new Random(1);
  const model = new LanguageModel(config, texts.codec.vocabulary.size, random.split('parameters'));
  const batches = new PairStream(nextTokenPairs(texts.train, WINDOW), BATCH, random.split('batches'));
  const held = new PairStream(nextTokenPairs(texts.validation, WINDOW), BATCH, random);
  const validation = Array.from({ length: Math.ceil(texts.validation.length / WINDOW / BATCH) }, () => held.next());
  const evaluate = () => validationLoss(model, validation);
  const events = train({ model, batches, config: { ...training, steps }, random, evaluate });
  return { model, events };
}

async function main([temperatures = '0.5,1,2', topK = '20']: readonly string[]): Promise<void> {
  const exercise = (await import(new URL('exercise.ts', import.meta.url).href)) as Exercise;
  await useWasmBackend();
  const texts = await readTexts();
  const { model, events } = learn(exercise, texts);
  console.log(`counting words gives ${unigramLoss(texts.train, texts.validation).toFixed(3)} nats a token,`);
  console.log(`counting pairs of words ${bigramLoss(texts.train, texts.validation).toFixed(3)}`);
  for await (const event of events) {
    if (event.event !== 'evaluated') continue;
    console.log(`step ${event.step}: ${event.validationLoss.toFixed(3)} nats a token on sentences it has not seen`);
  }
  const speaker = { model, codec: texts.codec, sample: exercise.sample };
  const random = new Random(7);
  for (const temperature of temperatures.split(',').map(Number)) {
    console.log(`\ntemperature ${temperature}`);
    const options = { temperature, topK: Number(topK), maximumLength: 30 };
    for (let i = 0; i < 10; i++) console.log(`  ${say(speaker, '', options, random)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
