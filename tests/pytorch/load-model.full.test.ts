import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { readJson, writeJson } from '../../src/base/json-file.ts';
import { Random } from '../../src/base/random.ts';
import { collate } from '../../src/batches/collate.ts';
import { type Codecs, encodePairs } from '../../src/batches/example.ts';
import { vocabularySizes } from '../../src/compare/prepare-task.ts';
import { CONFIG_SCHEMA, configFile, jobFolder } from '../../src/compare/run-files.ts';
import { loadTranslator } from '../../src/compare/translator.ts';
import { parseCorpus } from '../../src/data/corpus-csv.ts';
import type { SentencePair } from '../../src/data/sentence-pair.ts';
import type { LstmConfig, ModelConfig, TransformerConfig } from '../../src/models/config.ts';
import { createModel } from '../../src/models/registry.ts';
import type { Seq2Seq } from '../../src/models/seq2seq.ts';
import { NodeFileStore } from '../../src/platform/node/file-store.ts';
import { projectPath } from '../../src/platform/node/machine.ts';
import { writeSafetensors } from '../../src/tensor/safetensors.ts';
import { BpeTokenizer } from '../../src/text/bpe-tokenizer.ts';
import { CharacterTokenizer } from '../../src/text/character-tokenizer.ts';
import { Codec } from '../../src/text/codec.ts';
import { WordTokenizer } from '../../src/text/word-tokenizer.ts';
import { loadModel } from '../../src/training/checkpoint.ts';
import { run, temporaryFolder } from '../cli/run-cli.ts';
import { writeSmallCorpus } from '../cli/small-corpus.ts';
import { smallLstm, smallTransformer } from '../support/small-models.ts';

const PYTHON = process.env.PYTHON ?? '/usr/bin/python3';
const SCRIPT = projectPath('src/pytorch/load_model.py');

const hasTorch = spawnSync(PYTHON, ['-c', 'import torch, numpy']).status === 0;
const missing = hasTorch ? '' : `: ${PYTHON} has no torch — install it, or name the Python that has it in PYTHON`;

const store = new NodeFileStore();
const folder = temporaryFolder();

const python = (...parameters: string[]) =>
  spawnSync(PYTHON, ['-B', SCRIPT, ...parameters], { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } });

/** Of a pair of sentences, what the model here says of each target token and of EOS [T + 1, V]. */
function logitsOf(model: Seq2Seq, codecs: Codecs, [source, target]: readonly [string, string]): number[][] {
  const pair = { ...{ id: '1', split: 'test', source, target }, tags: [] };
  const batch = collate(encodePairs([pair], codecs));
  return tf.tidy(() => model.forward(batch, { training: false }).logits.arraySync()[0]!);
}

/** How far PyTorch is from this model with the files of this folder. */
async function difference(job: string, model: Seq2Seq, codecs: Codecs, pairs: readonly (readonly [string, string])[]) {
  const expected = pairs.map((pair) => ({ source: pair[0], target: pair[1], logits: logitsOf(model, codecs, pair) }));
  await writeJson(store, `${job}/expected.json`, { pairs: expected });
  const { status, stdout, stderr } = python(job, '--check', `${job}/expected.json`);
  expect(status, stderr).toBe(0);
  return Number(/: ([\d.e-]+)\n$/.exec(stdout)![1]);
}

/** Elisions, marks, words and letters that were never seen, blanks where there should be none. */
const pairs: readonly (readonly [string, string])[] = [
  ['the old cat does not see him', "l'homme ne le voit pas , qu'il dorme !"],
  ['Don’t  wait', "aujourd'hui, est-ce qu'elle dort?"],
  ['(a.b) the cat!', '« rock ’n’ roll »…'],
  ['him', 'le vieux chat le voit'],
];
const texts = {
  source: pairs.slice(0, 2).map(([source]) => source),
  target: pairs.slice(0, 2).map(([, target]) => target),
};
const codecsBy = (tokenizer: (texts: readonly string[]) => WordTokenizer | CharacterTokenizer | BpeTokenizer) => ({
  source: Codec.fit(tokenizer(texts.source), texts.source),
  target: Codec.fit(tokenizer(texts.target), texts.target),
});
const words = codecsBy(() => new WordTokenizer());

/** A job folder with a model whose every parameter was moved away from where it starts: no bias is zero, no gain one. */
async function withVariant<T>(config: ModelConfig, codecs: Codecs, use: (job: string, model: Seq2Seq) => Promise<T>) {
  const job = join(folder, 'variant');
  const model = createModel(config, vocabularySizes(codecs), new Random(7));
  const random = new Random(11);
  const values = [...model.parameters.values()].map(([name, values]) => {
    return [name, values.map((value) => value + 0.8 * (random.uniform() - 0.5))] as const;
  });
  model.parameters.load(new Map(values));
  const tensors = new Map(values.map(([name, data]) => [name, { shape: model.parameters.get(name).shape, data }]));
  await store.write(`${job}/model.safetensors`, writeSafetensors({ metadata: {}, tensors }));
  const text = { source: codecs.source.toJson(), target: codecs.target.toJson() };
  await writeJson(store, `${job}/config.json`, { schema: CONFIG_SCHEMA, maximumLength: 60, model: config, text });
  try {
    return await use(job, model);
  } finally {
    model.dispose();
  }
}

const lstms: readonly Partial<LstmConfig>[] = [
  { attention: 'none' },
  { attention: 'additive' },
  { attention: 'dot' },
  { attention: 'general' },
  { attention: 'none', encoder: 'forward', layers: 2 },
  { attention: 'additive', layers: 3 },
  { attention: 'dot', encoder: 'forward' },
  { attention: 'general', encoder: 'forward', layers: 2 },
];
const transformers: readonly Partial<TransformerConfig>[] = [
  {},
  { norm: 'post', layers: 2 },
  { norm: 'none' },
  { positions: 'learned', layers: 2 },
  { positions: 'none' },
  { positionScale: 0.3, heads: 7 },
  { scaling: false, layers: 2 },
  { residual: false },
  { norm: 'post', residual: false, scaling: false, positions: 'learned', heads: 1 },
];
const variants: readonly ModelConfig[] = [
  ...lstms.map((change) => ({ ...smallLstm, ...change })),
  ...transformers.map((change) => ({ ...smallTransformer, maximumLength: 60, ...change })),
];

describe.skipIf(!hasTorch && process.env.REQUIRE_ALL !== '1')(`a model in PyTorch${missing}`, () => {
  it.each(variants)('says the same: %o', async (config) => {
    const found = await withVariant(config, words, (job, model) => difference(job, model, words, pairs));
    expect(found).toBeLessThan(1e-4);
  });

  it.each([
    ['characters', codecsBy(() => new CharacterTokenizer({ lowercase: true }))],
    ['byte-pair pieces', codecsBy((texts) => BpeTokenizer.fit(texts, 9))],
    ['small letters', codecsBy(() => new WordTokenizer({ lowercase: true }))],
  ])('reads %s', async (_, codecs) => {
    const found = await withVariant(smallTransformer, codecs, (job, model) => {
      return difference(job, model, codecs, pairs.slice(1, 2));
    });
    expect(found).toBeLessThan(1e-4);
  });

  it('says so when logits are not what it is told to expect, or the weights are of another model', async () => {
    await withVariant(smallTransformer, words, async (job, model) => {
      const [[source, target]] = pairs as [readonly [string, string]];
      const logits = logitsOf(model, words, [source, target]);
      logits[1]![2]! += 0.001;
      await writeJson(store, `${job}/expected.json`, { pairs: [{ source, target, logits }] });
      const wrong = python(job, '--check', `${job}/expected.json`);
      expect(wrong.status).toBe(1);
      expect(wrong.stdout).toBe('largest difference of 1 sentence pairs: 0.001\n');
      expect(wrong.stderr).toBe('the logits differ by more than 0.0001\n');

      const { text } = JSON.parse(readFileSync(`${job}/config.json`, 'utf8'));
      const other = { ...smallTransformer, feedForward: 23 };
      await writeJson(store, `${job}/config.json`, { schema: CONFIG_SCHEMA, maximumLength: 60, model: other, text });
      const mixed = python(job, 'the cat');
      expect(mixed.status).toBe(1);
      expect(mixed.stderr).toMatch(/innerWeight is \[14, 17\], this model needs \[14, 23\]\n$/);
    });
  });

  it('says what it said when it was trained, logit by logit and word by word', async () => {
    const data = join(folder, 'small.csv');
    const out = join(folder, 'run');
    writeSmallCorpus(data, { train: 400, validation: 20, test: 30 });
    const names = ['lstm-none', 'lstm-additive', 'transformer'] as const;
    const args = [
      'compare',
      '--preset',
      'quick',
      '--steps',
      '60',
      '--data',
      data,
      '--models',
      names.join(),
      '--out',
      out,
    ];
    const { code, stderr } = await run(args);
    expect(code, stderr).toBe(0);

    const sentences = parseCorpus(readFileSync(data, 'utf8'), data).filter(({ split }) => split === 'test');
    for (const name of names) {
      const job = jobFolder(out, name, 1);
      const config = await readJson(store, `${job}/config.json`, configFile);
      const codecs = { source: Codec.fromJson(config.text.source), target: Codec.fromJson(config.text.target) };
      const model = createModel(config.model, vocabularySizes(codecs), new Random(1));
      await loadModel(store, job, model.parameters);
      const all = sentences.map(({ source, target }) => [source, target] as const);
      expect(await difference(job, model, codecs, all), name).toBeLessThan(1e-4);
      model.dispose();

      const translator = await loadTranslator(store, out, name, [1], 0);
      const [{ source }] = sentences as [SentencePair];
      expect(python(job, source).stdout).toBe(`${translator!.translate(source, 1).translations[0]!.text}\n`);
    }
  });
});
