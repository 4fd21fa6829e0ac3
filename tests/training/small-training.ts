import { Random } from '../../src/base/random.ts';
import { BatchStream, batchesOf } from '../../src/batches/batch-stream.ts';
import type { Example } from '../../src/batches/example.ts';
import type { LstmConfig, TransformerConfig } from '../../src/models/config.ts';
import { createModel } from '../../src/models/registry.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { EOS, UNK } from '../../src/text/special-tokens.ts';
import { type TrainingEvent, type TrainOptions, train } from '../../src/training/train.ts';
import { validationLoss } from '../../src/training/validation-loss.ts';
import { smallLstm, smallTransformer } from '../support/small-models.ts';
import { trainingSettings } from '../support/training-settings.ts';

export const vocabulary = { source: 11, target: 13 };

/** Small models with dropout on, so that every generator and every cache takes part. */
export const smallConfigs = {
  lstm: { ...smallLstm, dropout: 0.2 },
  transformer: { ...smallTransformer, dropout: 0.2 },
} satisfies Record<string, LstmConfig | TransformerConfig>;

export type Family = keyof typeof smallConfigs;

/** Sentences of one to five words; the target says them backwards, each word two ids higher. */
function examples(count: number, seed: number): Example[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 1 + random.integer(5) }, () => UNK + 1 + random.integer(7));
    const pair = { id: String(i), split: 'train', source: '', target: '', tags: [] };
    return { pair, source: [...words, EOS], target: words.map((word) => word + 2).reverse() };
  });
}

export const validationBatches = [...batchesOf(examples(7, 2), 4)].map(({ batch }) => batch);

/** What `train` needs for a small model, all from one seed. */
export function smallTraining(family: Family): TrainOptions & { readonly model: Seq2Seq } {
  const random = new Random(1);
  const model = createModel(smallConfigs[family], vocabulary, random.split('initialisation'));
  return {
    model,
    batches: new BatchStream(examples(17, 1), trainingSettings.batchSize, random.split('order')),
    config: trainingSettings,
    random,
    evaluate: () => validationLoss(model, validationBatches),
  };
}

export async function eventsOf(options: TrainOptions): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  for await (const event of train(options)) events.push(event);
  return events;
}

type EventOf<K extends TrainingEvent['event']> = Extract<TrainingEvent, { event: K }>;

export function only<K extends TrainingEvent['event']>(events: readonly TrainingEvent[], kind: K): EventOf<K>[] {
  return events.filter((event): event is EventOf<K> => event.event === kind);
}
