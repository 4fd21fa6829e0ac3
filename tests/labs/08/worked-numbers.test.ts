import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configs, families, weightsFile } from '../../../labs/08-comparison/configs.ts';
import { measure } from '../../../labs/08-comparison/measure.ts';
import { alignmentErrorRate, bleu, clippedMatches } from '../../../labs/08-comparison/solution.ts';
import { task, vocabularySizes } from '../../../labs/08-comparison/task.ts';
import { trainedModel } from '../../../labs/08-comparison/weights.ts';
import type { Link } from '../../../src/data/sentence-pair.ts';
import { alignmentErrorRate as libraryErrorRate } from '../../../src/metrics/alignment-error-rate.ts';
import { corpusBleu } from '../../../src/metrics/bleu.ts';
import { bleuTokenizers } from '../../../src/metrics/sacrebleu-text.ts';
import { parameterTable } from '../../../src/models/registry.ts';
import { countParameters } from '../../../src/tensor/parameters.ts';
import { readSafetensors } from '../../../src/tensor/safetensors.ts';
import { parts } from './reference-parts.ts';

const lab = new URL('../../../labs/08-comparison/', import.meta.url);
const readme = readFileSync(new URL('README.md', lab), 'utf8');
const words = (text: string) => text.split(' ');

describe('the worked numbers of lab 08', () => {
  it('clip what is said too often', () => {
    const references = ['the cat', 'the the'].map(words);
    expect(clippedMatches(words('the the the'), references, 1)).toEqual({ matches: 2, total: 3 });
  });

  it('penalise brevity', () => {
    const [short, long] = ['the small cat sleeps here', 'the small cat sleeps here now'].map(words);
    expect(bleu([short!], [[long!]]).toFixed(2)).toBe('81.87');
    expect(bleu([short!], [[short!]])).toBe(100);
    expect(bleu([words('the cat sleeps')], [[words('the cat sleeps')]])).toBe(0);
    expect(readme).toContain('BLEU 81.87');
  });

  it('align three words, as NLTK does', () => {
    const sure: Link[] = [0, 1, 2].map((i) => [i, i]);
    const predicted: Link[] = [
      [0, 0],
      [1, 2],
      [2, 1],
    ];
    expect(alignmentErrorRate([predicted], [{ sure, possible: [] }])).toBeCloseTo(0.6666666666666667, 15);
    expect(alignmentErrorRate([predicted], [{ sure, possible: [[1, 2]] }])).toBe(0.5);
  });

  it('count the parameters', () => {
    const sizes = families.map((family) => countParameters(parameterTable(configs[family], vocabularySizes())));
    for (const size of sizes) expect(readme).toContain(`| ${size.toLocaleString('en-GB')} |`);
  });
});

describe("the reference's BLEU", () => {
  const hypotheses = ['The dog bit the man.', "It wasn't surprising.", 'The man had just bitten him.'];
  const references = [
    ['The dog bit the man.', 'The dog had bit the man.'],
    ['It was not unexpected.', 'No one was surprised.'],
    ['The man bit him first.', 'The man had bitten the dog.'],
  ];

  it.each([
    ['13a', 48.530827],
    ['none', 49.1919566],
  ] as const)('is that of the README of sacreBLEU with the tokenizer %s', (name, score) => {
    const tokenize = bleuTokenizers[name];
    const tokenized = references.map((texts) => texts.map(tokenize));
    expect(bleu(hypotheses.map(tokenize), tokenized)).toBeCloseTo(score, 6);
  });

  it('and its alignment error rate are those of the library', () => {
    const sentence = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 4, maxLength: 9 });
    const link = fc.tuple(fc.nat(3), fc.nat(4)) as fc.Arbitrary<[number, number]>;
    const drawn = fc.record({
      translation: sentence,
      references: fc.array(sentence, { minLength: 1, maxLength: 3 }),
      predicted: fc.array(link),
      gold: fc.record({ sure: fc.array(link), possible: fc.array(link) }),
    });
    const property = fc.property(fc.array(drawn, { minLength: 1, maxLength: 5 }), (corpus) => {
      const [said, references] = [
        corpus.map(({ translation }) => translation),
        corpus.map(({ references }) => references),
      ];
      expect(bleu(said, references)).toBeCloseTo(corpusBleu(said, references, { smoothing: 'none' }), 9);
      const [predicted, gold] = [corpus.map(({ predicted }) => predicted), corpus.map(({ gold }) => gold)];
      expect(alignmentErrorRate(predicted, gold)).toBeCloseTo(libraryErrorRate(predicted, gold).aer, 12);
    });
    fc.assert(property);
  });
});

describe('the weights of the reference', () => {
  it.each(families)('of the %s fit the models of the lab', (family) => {
    const file = weightsFile(family);
    const { tensors } = readSafetensors(new Uint8Array(readFileSync(new URL(`reference/${file}`, lab))), file);
    const table = parameterTable(configs[family], vocabularySizes());
    const shapes = [...tensors].map(([name, { shape }]) => [name, shape]);
    expect(shapes).toEqual(Object.entries(table).map(([name, { shape }]) => [name, shape]));
  });

  it.each(families)('of the %s translate and align as the README says', (family) => {
    const bytes = new Uint8Array(readFileSync(new URL(`reference/${weightsFile(family)}`, lab)));
    const { loss, exact, score, errorRate } = measure(trainedModel(parts, family, vocabularySizes(), bytes), parts);
    const cells = [
      loss.toFixed(3),
      `${(100 * exact).toFixed(1)} %`,
      score.toFixed(1),
      `${(100 * errorRate).toFixed(1)} %`,
    ];
    expect(readme).toContain(`| ${cells.join(' | ')} |`);
  });

  it('were trained on sentences of which none is held out', () => {
    const { training, validation } = task();
    const known = new Set(training.map(({ pair }) => pair.source));
    expect(validation.filter(({ pair }) => known.has(pair.source))).toEqual([]);
  });
});
