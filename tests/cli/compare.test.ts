import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evidenceFile, formationFile } from '../../src/compare/evidence-files.ts';
import { summary } from '../../src/compare/summary.ts';
import {
  bytes,
  copyFolder,
  type Finished,
  filesBelow,
  repeatableFiles,
  run,
  start,
  temporaryFolder,
} from './run-cli.ts';
import { writeSmallCorpus } from './small-corpus.ts';

const folder = temporaryFolder();
const data = join(folder, 'small.csv');
/** Small models and few steps; with dropout, whose generator a resumed run must find as it was. */
const settings = [
  ...['--data', data, '--models', 'lstm-additive,transformer', '--preset', 'quick', '--steps', '24'],
  ...['--set', 'training.checkpointEvery=8', '--set', 'training.evaluateEvery=8', '--set', 'lstm.dropout=0.1'],
  ...['--set', 'transformer.dropout=0.1'],
];
const whole = join(folder, 'whole');
let finished: Finished;

beforeAll(async () => {
  writeSmallCorpus(data, { train: 300, validation: 20, test: 30 });
  finished = await run(['compare', ...settings, '--out', whole]);
}, 120_000);

describe('compare', () => {
  it('leaves the run folder that is promised', () => {
    expect(finished, finished.stderr).toMatchObject({ code: 0 });
    const inside = filesBelow(whole);
    expect(inside).toEqual(
      expect.arrayContaining(['run.json', 'summary.json', 'timing.json', 'disagreements.json', 'report.html']),
    );
    for (const model of ['lstm-additive', 'transformer']) {
      expect(inside).toEqual(
        expect.arrayContaining(
          [
            ...['config.json', 'metrics.jsonl', 'timing.jsonl', 'timing.json', 'model.safetensors'],
            ...['optimizer.safetensors', 'translations.csv', 'sentences.jsonl', 'result.json'],
            ...['evidence.json', 'formation.json'],
          ].map((name) => `${model}/seed-1/${name}`),
        ),
      );
    }
    expect(inside.filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  it('keeps evidence of every test sentence, the same ones for both models, and how their alignments formed', () => {
    const read = (model: string, name: string) => JSON.parse(readFileSync(join(whole, model, 'seed-1', name), 'utf8'));
    const ids = ['lstm-additive', 'transformer'].map((model) => {
      const evidence = evidenceFile.parse(read(model, 'evidence.json'));
      const formation = formationFile.parse(read(model, 'formation.json'));
      expect(formation.steps).toEqual([0, 24]);
      expect(evidence.beam).toEqual({ width: 5, lengthPenalty: 0.6 });
      const [kept, watched] = [evidence, formation].map(({ sentences }) => sentences.map(({ id }) => id));
      expect(kept).toHaveLength(30);
      expect(watched).toHaveLength(20);
      expect(kept).toEqual(expect.arrayContaining(watched!));
      return { kept, watched };
    });
    expect(ids[0]).toEqual(ids[1]);
  });

  it('sums up both models on the same batches', () => {
    const { models, comparisons } = summary.parse(JSON.parse(readFileSync(join(whole, 'summary.json'), 'utf8')));
    const [lstm, transformer] = [models['lstm-additive']!.seeds[0]!, models.transformer!.seeds[0]!];
    expect(lstm.steps).toBe(24);
    expect(lstm.targetTokens).toBe(transformer.targetTokens);
    expect(lstm.splits.test!.sentences).toBe(30);
    expect(transformer.aer!.aer).toBeGreaterThan(0);
    for (const { bleu, chrf, chrfpp, exactMatch, aer, ci } of [lstm, transformer]) {
      const scores = { bleu, chrf: chrf!, chrfpp: chrfpp!, exactMatch, aer: aer!.aer };
      for (const [name, [low, high]] of Object.entries(ci!)) {
        const score = scores[name as keyof typeof scores];
        expect(low, name).toBeLessThanOrEqual(score);
        expect(high, name).toBeGreaterThanOrEqual(score);
      }
      expect(Object.keys(ci!).sort()).toEqual(Object.keys(scores).sort());
    }
    expect(lstm.signatures!.bleu).toBe('nrefs:1|case:mixed|eff:no|tok:none|smooth:exp|version:2.6.0');
    expect(transformer.alignmentRules!.argmax).toEqual(transformer.aer);
    expect(Object.keys(transformer.alignmentRules!)).toEqual(['argmax', 'threshold', 'intersection']);
    expect(transformer.calibration!.bins.reduce((sum, { tokens }) => sum + tokens, 0)).toBeGreaterThan(60);
    const [pair] = comparisons!;
    expect(pair!.models).toEqual(['lstm-additive', 'transformer']);
    expect(pair!.metrics.aer!.difference).toBeCloseTo(lstm.aer!.aer - transformer.aer!.aer, 6);
    expect(Math.abs(models['lstm-additive']!.parameters / models.transformer!.parameters - 1)).toBeLessThan(0.02);
  });

  it('ends with the table, an alignment of each family and the path of the report, and nothing else on stdout', () => {
    expect(finished.stdout).toContain('LSTM');
    expect(finished.stdout).toContain('Transformer');
    expect(finished.stdout).toContain(join(whole, 'report.html'));
    expect(finished.stderr).toContain('lstm-additive, seed 1: step 24/24');
    expect(finished.stdout + finished.stderr).not.toMatch(/tfjs-node|speed up|Hi, looks like/i);
  });

  it('refuses the folder that it has written, and changes nothing in it', async () => {
    const before = bytes(whole, 'run.json');
    const again = await run(['compare', ...settings, '--out', whole]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain(`${whole} exists — go on with it by --resume, replace it by --force`);
    expect(bytes(whole, 'run.json')).toEqual(before);
  });
});

describe('a run that was killed', () => {
  it('goes on after a kill -9 and ends with the same bytes as one that was never killed', async () => {
    const killed = join(folder, 'killed');
    const { process: child, finished: end } = start(['compare', ...settings, '--out', killed]);
    await until(() => existsSync(join(killed, 'transformer/seed-1/model.safetensors')));
    child.kill('SIGKILL');
    await end;
    expect(existsSync(join(killed, 'summary.json'))).toBe(false);
    const resumed = await run(['compare', '--resume', '--out', killed]);
    expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
    expectSameFiles(killed, whole);
  }, 120_000);

  it('stops in order on Ctrl-C, says how to go on, and goes on', async () => {
    const stopped = join(folder, 'stopped');
    const { process: child, finished: end } = start(['compare', ...settings, '--out', stopped]);
    await until(() => existsSync(join(stopped, 'lstm-additive/seed-1/config.json')));
    child.kill('SIGINT');
    const { code, stderr } = await end;
    expect(code).toBe(130);
    expect(stderr).toContain(`Stopped. Go on with: npx attention-lab compare --resume --out ${stopped}`);
    const resumed = await run(['compare', '--resume', '--out', stopped]);
    expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
    expectSameFiles(stopped, whole);
  }, 120_000);

  it('is refused with other settings', async () => {
    const other = await run(['compare', '--resume', '--out', whole, ...settings, '--steps', '30']);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('was begun with other settings (training.steps: 24 → 30)');
  });

  it('does not go on from a checkpoint that is damaged: that model fails, the other keeps its result', async () => {
    const damaged = join(folder, 'damaged');
    copyFolder(whole, damaged);
    const checkpoint = join(damaged, 'transformer/seed-1/optimizer.safetensors');
    const content = readFileSync(checkpoint);
    content[content.length - 1]! ^= 1;
    writeFileSync(checkpoint, content);
    rmSync(join(damaged, 'transformer/seed-1/result.json'));
    const { code, stderr } = await run(['compare', '--resume', '--out', damaged]);
    expect(code).toBe(1);
    expect(stderr).toContain(`${checkpoint}: its content does not match its checksum — `);
  }, 60_000);
});

describe('translate', () => {
  const sentence = 'the cat sees the old dog';

  it('prints what every model says and where it looked', async () => {
    const { code, stdout, stderr } = await run(['translate', whole, sentence]);
    expect(code, stderr).toBe(0);
    for (const model of ['lstm-additive', 'transformer']) expect(stdout).toMatch(new RegExp(`^${model}: \\S`, 'm'));
    expect(stdout).toMatch(/[░▒▓█]/);
  });

  it('says with a beam of one what it says without, and prints what a wider one found, the best first', async () => {
    const translate = (...options: string[]) =>
      run(['translate', whole, sentence, '--models', 'transformer', ...options]);
    expect((await translate('--beam', '1')).stdout).toBe((await translate()).stdout);
    const { stdout } = await translate('--beam', '4', '--n-best');
    const ranked = [...stdout.matchAll(/^ +(-\d+\.\d{3}) +(-\d+\.\d{3}) {2}(.*)$/gm)];
    expect(ranked).toHaveLength(4);
    const scores = ranked.map(([, score]) => Number(score));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const [, score, logProbability] of ranked) expect(Number(logProbability)).toBeLessThanOrEqual(Number(score));
    expect(stdout).toContain(`transformer: ${ranked[0]![3]}\n`);
  });

  it('reads one sentence a line from standard input, and names words that it has never seen', async () => {
    const input = `${sentence}\n\nthe zebra sees him\n`;
    const { code, stdout } = await run(['translate', whole, '--models', 'transformer'], { input });
    expect(code).toBe(0);
    expect(stdout.match(/^transformer: /gm)).toHaveLength(2);
    expect(stdout).toContain('(unknown words: zebra)');
  });

  it.each([
    [[whole, '   '], 1, 'the sentence is empty'],
    [[whole, 'the cat '.repeat(40)], 1, 'the sentence has 80 tokens and lstm-additive reads at most 64 — shorten it'],
    [[whole, sentence, '--models', 'transfomer'], 2, 'did you mean "transformer"?'],
    [[whole, sentence, '--seed', '7'], 2, 'has no seed 7 — it has 1'],
    [[join(folder, 'nowhere'), sentence], 1, 'not a run folder (it has no run.json)'],
  ] as const)('refuses %j', async (args, code, message) => {
    const finished = await run(['translate', ...args]);
    expect(finished.stderr).toContain(message);
    expect(finished.code).toBe(code);
  });

  it('names the file that is damaged, and the cure', async () => {
    const damaged = join(folder, 'cut short');
    copyFolder(whole, damaged);
    const weights = join(damaged, 'transformer/seed-1/model.safetensors');
    writeFileSync(weights, readFileSync(weights).subarray(0, 5000));
    const { code, stderr } = await run(['translate', damaged, sentence, '--models', 'transformer']);
    expect(code).toBe(1);
    expect(stderr).toContain(weights);
    expect(stderr).toContain(' — ');
    expect(stderr).not.toContain('    at ');
  });
});

describe('report', () => {
  it('writes the same report again from the files alone', async () => {
    const copy = join(folder, 'copy');
    copyFolder(whole, copy);
    rmSync(join(copy, 'report.html'));
    const { code, stdout } = await run(['report', copy]);
    expect(code).toBe(0);
    expect(stdout).toContain(join(copy, 'report.html'));
    expect(bytes(copy, 'report.html').equals(bytes(whole, 'report.html'))).toBe(true);
  });

  it('says what a folder lacks', async () => {
    const { code, stderr } = await run(['report', folder]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: .*: not a run folder/);
  });
});

describe('a model that diverges', () => {
  it('is stopped with step and last good checkpoint, while the other comes to its end', async () => {
    const out = join(folder, 'diverged');
    const { code, stderr } = await run([
      ...['compare', ...settings, '--out', out, '--set', 'training.learningRate.transformer=1e20'],
      ...['--set', 'training.clip=0'],
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /transformer, seed 1: training diverged at step \d+: the (loss|gradient norm) is (NaN|Infinity)/,
    );
    const { models } = summary.parse(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')));
    expect(Object.keys(models)).toEqual(['lstm-additive']);
    expect(existsSync(join(out, 'report.html'))).toBe(true);
  }, 120_000);
});

function expectSameFiles(folder: string, expected: string): void {
  expect(repeatableFiles(folder)).toEqual(repeatableFiles(expected));
  for (const name of repeatableFiles(expected)) {
    expect(bytes(folder, name).equals(bytes(expected, name)), `${name} differs`).toBe(true);
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
