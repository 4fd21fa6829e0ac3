import { describe, expect, it } from 'vitest';
import { MemoryFileStore } from '../../src/base/file-store.ts';
import { nearestNeighbourBaseline } from '../../src/compare/nearest-neighbour-baseline.ts';
import { applyOverrides } from '../../src/compare/overrides.ts';
import { prepareTask } from '../../src/compare/prepare-task.ts';
import { preset } from '../../src/compare/presets.ts';

async function baseline(rows: readonly string[], ...settings: string[]) {
  const experiment = applyOverrides(preset('lab', 'x.csv'), settings);
  const store = new MemoryFileStore();
  await store.write('x.csv', ['split,source,target', 'validation,no,non', ...rows, ''].join('\n'));
  return nearestNeighbourBaseline(await prepareTask(store, experiment, 'x.csv'), experiment.bleu);
}

describe('nearestNeighbourBaseline', () => {
  it('says what the most similar training sentence is translated as, capitals aside', async () => {
    const { exactMatch, chrf, splits } = await baseline([
      ...['train,We sing here,nous chantons ici', 'train,he eats,il mange', 'train,no,non'],
      ...['test,we sing there,nous chantons ici', 'test,he sleeps,il dort'],
    ]);
    expect(exactMatch).toBe(0.5);
    expect(chrf).toBeGreaterThan(50);
    expect(splits.validation).toMatchObject({ sentences: 1, exactMatch: 1 });
  });

  it('is right with any reference', async () => {
    const { exactMatch, splits } = await baseline(['train,go,allez', 'test,go on,va', 'test,go on,allez']);
    expect([exactMatch, splits.test!.sentences]).toEqual([1, 1]);
  });

  it('compares pairs of neighbouring characters where models spell', async () => {
    const rows = ['train,他在家里,he is at home', 'train,我不知道,i do not know', 'test,我知道,i do not know'];
    expect((await baseline(rows, 'text.tokenizer=character')).exactMatch).toBe(1);
    expect((await baseline(rows)).exactMatch).toBe(0); // no word is shared, and the first of equals is taken
  });
});
