import { batchesOf } from '../../src/batches/batch-stream.ts';
import { padIds } from '../../src/batches/collate.ts';
import { alignReferences } from '../../src/compare/translate.ts';
import { greedy } from '../../src/decoding/greedy.ts';
import { alignmentRules } from '../../src/metrics/alignment-rules.ts';
import { mean } from '../../src/metrics/statistics.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { validationLoss } from '../../src/training/validation-loss.ts';
import { LONGEST, task } from './task.ts';

type Metrics = Pick<typeof import('./solution.ts'), 'bleu' | 'alignmentErrorRate'>;

/** A trained model by these metrics, on the validation sentences; it is aligned while it says their references. */
export function measure(model: Seq2Seq, { bleu, alignmentErrorRate }: Metrics) {
  const { codecs, validation } = task();
  const words = (ids: readonly number[]) => codecs.target.tokensOf(ids);
  const said = greedy(model, padIds(validation.map(({ source }) => source)), { maximumLength: LONGEST });
  const alignments = alignReferences(model, validation, codecs)!;
  const batches = [...batchesOf(validation, 100)].map(({ batch }) => batch);
  return {
    loss: validationLoss(model, batches),
    exact: mean(validation.map(({ target }, i) => Number(String(said[i]!.tokens) === String(target)))),
    score: bleu(
      said.map(({ tokens }) => words(tokens)),
      validation.map(({ target }) => [words(target)]),
    ),
    errorRate: alignmentErrorRate(
      alignments.map(alignmentRules.argmax),
      validation.map(({ pair }) => pair.alignment!),
    ),
    alignments,
  };
}
