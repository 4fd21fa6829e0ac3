import { describe, expect, it } from 'vitest';
import { compared, evidenceOf } from '../../../src/report/explorer/evidence.ts';
import { anything, finder, verdicts } from '../../../src/report/explorer/find-sentences.ts';
import { formationOf } from '../../../src/report/explorer/formation-data.ts';
import { partingOf } from '../../../src/report/explorer/parting.ts';
import { textOf, wordsOf } from '../../../src/report/explorer/token-text.ts';
import { fixtureData } from '../fixture-run.ts';
import { fixtureSentences } from '../fixture-sentences.ts';

const { jobs } = await fixtureData({ seeds: [1, 2] });
const { evidence } = evidenceOf(jobs)!;
const ids = (indices: readonly number[]) => indices.map((index) => evidence.sentences[index]!.id);

describe('evidenceOf', () => {
  it('sets beside each other what the models of the first seed did with a sentence', () => {
    expect(evidence.models.map(({ model, maps }) => [model, maps.length])).toEqual([
      ['lstm-none', 0],
      ['lstm-additive', 1],
      ['transformer', 24],
    ]);
    expect(evidence.sentences.map(({ id }) => id)).toEqual(fixtureSentences.map(({ id }) => id));
    const [first] = evidence.sentences;
    expect(first!.answers.map(({ weights }) => weights.length)).toEqual([0, 1, 24]);
    expect(first).not.toHaveProperty('weights');
  });

  it('keeps as many sentences as there is room for, one at least, and counts the rest', () => {
    const bytes = (index: number) =>
      evidence.sentences
        .at(index)!
        .answers.flatMap(({ weights }) => weights)
        .join('').length * 0.75;
    const ids = (most: number) => evidenceOf(jobs, most)!.evidence.sentences.map(({ id }) => id);
    expect(ids(bytes(0) + bytes(-1))).toEqual(['test-0007', 'long-0042']); // challenges first, in the order of the run
    expect(ids(1)).toEqual(['long-0042']);
    expect(evidenceOf(jobs, 1)).toMatchObject({ leftOut: 8 });
    expect(evidenceOf(jobs)).toMatchObject({ leftOut: 0, without: [] });
  });

  it('names the models that kept none, and is nothing where none did', () => {
    const without = (...models: string[]) =>
      jobs.map(({ evidence: kept, ...job }) =>
        models.includes(job.model) || !kept ? job : { ...job, evidence: kept },
      );
    expect(evidenceOf(without('lstm-none'))).toMatchObject({ without: ['lstm-none'] });
    expect(evidenceOf(without('lstm-none', 'lstm-additive', 'transformer'))).toBeUndefined();
  });

  it('compares the models that attend', () => {
    expect(compared(evidence)).toMatchObject([
      { model: 'lstm-additive', index: 1 },
      { model: 'transformer', index: 2 },
    ]);
    expect(compared({ ...evidence, models: evidence.models.slice(0, 2) }).map(({ index }) => index)).toEqual([0, 1]);
  });
});

describe('finder', () => {
  const find = finder(evidence);
  const found = (text: string) => ids(find({ ...anything, text }));

  it('gives all for an empty query', () => {
    expect(find(anything)).toHaveLength(fixtureSentences.length);
  });

  it('wants all words, anywhere, whatever their accents, capitals and apostrophes', () => {
    expect(found('the   CAT')).toEqual(['test-0007']);
    expect(found('economique')).toEqual(['test-0019']);
    expect(found('l’espace')).toEqual(['test-0019']);
    expect(found('test-0102')).toEqual(['test-0102']);
    expect(found('cat economique')).toEqual([]);
  });

  it('filters by construction', () => {
    expect(ids(find({ ...anything, tag: 'clitic' }))).toEqual(['test-0007', 'test-0033']);
    expect(ids(find({ ...anything, tag: 'clitic', text: 'cat' }))).toEqual(['test-0007']);
  });

  it('offers one model’s being right alone only where there are several', () => {
    const names = (models: number) =>
      verdicts({ ...evidence, models: evidence.models.slice(0, models) }).map(({ name }) => name);
    expect(names(1)).toEqual(['wrong', 'all-wrong', 'right']);
    expect(names(2)).toEqual(['differ', 'only-lstm-none', 'only-lstm-additive', 'wrong', 'all-wrong', 'right']);
  });
});

describe('partingOf', () => {
  it('is the first place that differs, the end of a shorter sequence included', () => {
    expect(
      partingOf([
        ['a', 'b'],
        ['a', 'c'],
      ]),
    ).toBe(1);
    expect(partingOf([['a'], ['a', 'c'], ['a']])).toBe(1);
    expect(partingOf([['b'], ['a']])).toBe(0);
    expect(
      partingOf([
        ['a', 'b'],
        ['a', 'b'],
      ]),
    ).toBeUndefined();
    expect(partingOf([[]])).toBeUndefined();
  });
});

describe('words of tokens', () => {
  it('are joined of their pieces, without EOS', () => {
    expect(wordsOf(["l'", 'étu@@', 'di@@', 'ant', '<eos>'])).toEqual(["l'", 'étudiant']);
    expect(wordsOf(['@@', 'étu@@'])).toEqual(['@@', 'étu']); // cut short
    expect(textOf(["l'", 'étu@@', 'diant', '.', '<eos>'])).toBe("l'étudiant.");
    expect(textOf(['1', '9', '-', '0'], (letters) => letters.join(''))).toBe('19-0');
  });
});

describe('formationOf', () => {
  it('has the models that were read, their losses, and the gold links that are known of a sentence', () => {
    const formation = formationOf(jobs, evidence.sentences.slice(0, 1))!;
    expect(formation.models.map(({ model }) => model)).toEqual(['lstm-additive', 'transformer']);
    const [{ steps, validation }] = formation.models as [(typeof formation.models)[number]];
    expect([steps.at(-1), validation.steps.at(-1)]).toEqual([900, 900]);
    expect(formation.sentences.map(({ gold }) => gold !== undefined)).toEqual([true, ...Array(8).fill(false)]);
    expect(formation.sentences[0]!.weights.map((readings) => readings.length)).toEqual([steps.length, steps.length]);
  });

  it('is nothing where no alignment was read', () => {
    expect(
      formationOf(
        jobs.map(({ formation: _, ...job }) => job),
        [],
      ),
    ).toBeUndefined();
  });
});
