import { describe, expect, it } from 'vitest';
import type { RunData } from '../../../src/report/run-data.ts';
import { alignments } from '../../../src/report/sections/alignments.ts';
import { beams } from '../../../src/report/sections/beams.ts';
import { formation } from '../../../src/report/sections/formation.ts';
import { fixtureData } from '../fixture-run.ts';

/** As a version wrote it that kept neither evidence nor formation. */
async function olderRun(): Promise<RunData> {
  const data = await fixtureData();
  return { ...data, jobs: data.jobs.map(({ evidence: _, formation: __, ...job }) => job) };
}

describe('a run of an older version', () => {
  it('has no sentences, no beams and no slider, and says why', async () => {
    const data = await olderRun();
    const { body, drawings, blobs } = alignments(data);
    expect(body.text).toContain('Left out: this run kept no evidence.json');
    expect(body.text).not.toContain('<figure');
    expect([drawings, blobs]).toEqual([{}, undefined]);
    expect(beams(data).body.text).toContain('Left out: this run kept no evidence.json');
    expect(formation(data).body.text).toContain('Left out: this run kept no formation.json');
  });
});

describe('the sections of a sentence', () => {
  it('name the seed where there are several, the models without evidence, and the sentences left out', async () => {
    const data = await fixtureData({ seeds: [3, 5] });
    expect(alignments(data).body.text).toContain('All from seed 3.');
    expect(formation(data).body.text).toContain('All from seed 3.');
    const jobs = data.jobs.map(({ evidence, ...job }) =>
      job.model === 'lstm-none' || !evidence ? job : { ...job, evidence },
    );
    expect(alignments({ ...data, jobs }).body.text).toContain('No evidence was kept of the LSTM without attention.');
    expect(alignments(await fixtureData()).body.text).not.toContain('from seed');
  });

  it('outlines and speaks of gold links only where they are known', async () => {
    const drawn = async (gold: boolean) => JSON.stringify(alignments(await fixtureData({ gold })).drawings);
    expect(await drawn(true)).toContain('gold link, sure');
    expect(await drawn(false)).not.toContain('gold link');
    expect(formation(await fixtureData({ gold: false })).body.text).not.toContain('on gold links');
  });

  it('say so where the beam was not tried on the sentence', async () => {
    const data = await fixtureData();
    const jobs = data.jobs.map((job) => ({
      ...job,
      ...(job.evidence && {
        evidence: { ...job.evidence, sentences: job.evidence.sentences.map((each) => ({ ...each, nBest: [] })) },
      }),
    }));
    expect(beams({ ...data, jobs }).body.text).toContain('beam search was tried on other sentences only');
  });
});
