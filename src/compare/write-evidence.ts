import type { FileStore } from '../base/file-store.ts';
import type { Seq2Seq } from '../models/seq2seq.ts';
import { decodingOf, greedyAll, searchAll } from './decode.ts';
import type { Evaluated } from './evaluate.ts';
import { evidenceExamples, gatherEvidence } from './evidence.ts';
import { EVIDENCE_SCHEMA, type EvidenceFile } from './evidence-files.ts';
import type { Job } from './jobs.ts';
import type { PreparedTask } from './prepare-task.ts';
import { jobFolder } from './run-files.ts';

/** How wide a beam is searched to show what one finds, in a run that translates greedily. */
const SHOWN_BEAM = 5;

/**
 * Writes evidence.json.
 * @param splits the held-out sentences as they were evaluated; where that was done greedily, it is not done again
 */
export async function writeEvidence(
  store: FileStore,
  job: Job,
  model: Seq2Seq,
  { heldOut, codecs }: PreparedTask,
  splits: ReadonlyMap<string, readonly Evaluated[]>,
): Promise<void> {
  const examples = evidenceExamples(heldOut);
  const decoding = decodingOf(job.experiment);
  const { beam, lengthPenalty, maximumLength } = decoding;
  const said = new Map([...splits.values()].flat().map(({ example, hypothesis }) => [example, hypothesis]));
  const greedy = beam === 1 ? examples.map((example) => said.get(example)!) : greedyAll(model, examples, maximumLength);
  const width = beam === 1 ? SHOWN_BEAM : beam;
  const nBest = searchAll(model, examples, { ...decoding, beam: width, nBest: Math.min(width, SHOWN_BEAM) });
  const file: EvidenceFile = {
    ...{ schema: EVIDENCE_SCHEMA, model: job.model, seed: job.seed, beam: { width, lengthPenalty } },
    ...gatherEvidence(model, examples, { greedy, nBest }, codecs),
  };
  await store.write(`${jobFolder(job.run, job.model, job.seed)}/evidence.json`, `${JSON.stringify(file)}\n`);
}
