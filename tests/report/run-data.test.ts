import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryFileStore, readText } from '../../src/base/file-store.ts';
import { loadRun } from '../../src/report/run-data.ts';
import { writeFixtureRun } from './fixture-run.ts';
import { fixtureSentences } from './fixture-sentences.ts';

const RUN = 'runs/one';

describe('loadRun', () => {
  let store: MemoryFileStore;
  beforeEach(async () => {
    store = new MemoryFileStore();
    await writeFixtureRun(store, RUN, { seeds: [1, 2], sentences: fixtureSentences.slice(0, 2) });
  });

  it('reads the run, its summary and timing, and every job with its metrics and evidence', async () => {
    const { run, summary, timing, jobs } = await loadRun(store, RUN);
    expect(run.experiment.seeds).toEqual([1, 2]);
    expect(Object.keys(summary.models)).toEqual(['lstm-none', 'lstm-additive', 'transformer']);
    expect(timing.models.transformer).toHaveLength(2);
    expect(jobs.map(({ model, seed }) => `${model} ${seed}`)).toEqual([
      ...['lstm-none 1', 'lstm-none 2', 'lstm-additive 1', 'lstm-additive 2', 'transformer 1', 'transformer 2'],
    ]);
    expect(jobs[0]!.metrics).toHaveLength(900 + 18);
    const kept = jobs.map(({ evidence }) => evidence?.sentences.map(({ id }) => id));
    const both = ['test-0007', 'test-0019'];
    expect(kept).toEqual([both, undefined, both, undefined, both, undefined]); // of the first seed alone
    expect(jobs[0]!.formation).toBeUndefined();
    expect(jobs[4]!.formation!.sentences).toHaveLength(2);
  });

  it('says that a folder is no run', async () => {
    await expect(loadRun(store, 'runs/two')).rejects.toThrow(
      'runs/two: not a run folder (it has no run.json) — give a folder that compare wrote',
    );
  });

  it('says how to finish a run that is not finished', async () => {
    await store.remove(`${RUN}/summary.json`);
    await expect(loadRun(store, RUN)).rejects.toThrow(
      'runs/one: the run is not finished (it has no summary.json) — go on with: npx attention-lab compare --resume --out runs/one',
    );
  });

  it.each(['timing.json', 'lstm-additive/seed-2/metrics.jsonl'])('names a missing %s', async (name) => {
    await store.remove(`${RUN}/${name}`);
    await expect(loadRun(store, RUN)).rejects.toThrow(`${RUN}/${name}`);
  });

  it.each(['run.json', 'summary.json', 'timing.json', 'transformer/seed-1/evidence.json'])(
    'names a %s of another schema',
    async (name) => {
      const text = await readText(store, `${RUN}/${name}`);
      await store.write(`${RUN}/${name}`, text.replace('/v1', '/v2'));
      await expect(loadRun(store, RUN)).rejects.toThrow(new RegExp(`^${RUN}/${name}: schema: .*/v1`));
    },
  );

  it('names the line of a damaged log', async () => {
    const path = `${RUN}/transformer/seed-1/metrics.jsonl`;
    const lines = (await readText(store, path)).split('\n');
    await store.write(path, [...lines.slice(0, 6), lines[6]!.slice(0, 20), ...lines.slice(7)].join('\n'));
    await expect(loadRun(store, RUN)).rejects.toThrow(`${path}, line 7: not JSON`);
  });

  it('names the field that a summary has not', async () => {
    const path = `${RUN}/summary.json`;
    await store.write(path, (await readText(store, path)).replaceAll('"bleu"', '"blue"'));
    await expect(loadRun(store, RUN)).rejects.toThrow(`${path}: models.lstm-none.seeds.0.bleu:`);
  });
});
