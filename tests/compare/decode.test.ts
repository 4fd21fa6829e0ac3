import { describe, expect, it } from 'vitest';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { readJson } from '../../src/base/json-file.ts';
import { decodeAll, greedyAll, searchAll } from '../../src/compare/decode.ts';
import { evaluateSplit } from '../../src/compare/evaluate.ts';
import { evidenceFile } from '../../src/compare/evidence-files.ts';
import type { Job } from '../../src/compare/jobs.ts';
import type { PreparedTask } from '../../src/compare/prepare-task.ts';
import { preset } from '../../src/compare/presets.ts';
import { writeEvidence } from '../../src/compare/write-evidence.ts';
import { heldOut, smallCodecs, smallModel } from './small-task.ts';

const codecs = smallCodecs.word;
const splits = heldOut(codecs);
const test = splits.get('test')!;
const model = smallModel('transformer', codecs);
const decoding = { lengthPenalty: 0.6, maximumLength: 8 };

describe('decodeAll', () => {
  it('decodes greedily with a beam of one, in the order of the sentences', () => {
    const said = decodeAll(model, test, { ...decoding, beam: 1 });
    expect(said).toEqual(greedyAll(model, test, 8));
    for (const [i, example] of test.entries()) {
      expect(said[i]!.tokens).toEqual(greedyAll(model, [example], 8)[0]!.tokens);
      expect(said[i]!.alignment![0]).toHaveLength(example.source.length);
    }
  });

  it('takes the best that a wider beam finds, with its alignment', () => {
    const said = decodeAll(model, test, { ...decoding, beam: 4 });
    const found = searchAll(model, test, { ...decoding, beam: 4, nBest: 4 });
    expect(said.map(({ tokens }) => tokens)).toEqual(found.map(([best]) => best!.tokens));
    expect(said[0]!.alignment).toHaveLength(said[0]!.tokens.length);
    expect(found.map((hypotheses) => hypotheses.length)).toEqual([4, 4, 4]);
  });
});

describe('writeEvidence', () => {
  const evidence = async (beam: number) => {
    const store = new MemoryFileStore();
    const experiment = { ...preset('quick', 'en-fr'), maximumLength: 8, decoding: { beam, lengthPenalty: 0.6 } };
    const job = { kind: 'train', run: 'run', model: 'transformer', seed: 2, experiment } as Job;
    const task = { codecs, heldOut: splits } as unknown as PreparedTask;
    const evaluated = new Map(
      [...splits].map(([split, examples]) => {
        const said = decodeAll(model, examples, { ...decoding, beam });
        return [split, evaluateSplit(model, examples, said, codecs, experiment.bleu)];
      }),
    );
    await writeEvidence(store, job, model, task, evaluated);
    return readJson(store, 'run/transformer/seed-2/evidence.json', evidenceFile);
  };

  it('shows a beam of five beside greedy decoding, or that of the run; the greedy path is the same', async () => {
    const [greedy, narrow, wide] = [await evidence(1), await evidence(3), await evidence(7)];
    expect([greedy, narrow, wide].map(({ beam }) => beam.width)).toEqual([5, 3, 7]);
    expect([greedy, narrow, wide].map(({ sentences }) => sentences[0]!.nBest.length)).toEqual([5, 3, 5]);
    const paths = ({ sentences }: typeof greedy) => sentences.map((sentence) => sentence.greedy);
    expect(paths(narrow)).toEqual(paths(greedy));
    expect(greedy).toMatchObject({ model: 'transformer', seed: 2 });
  });
});
