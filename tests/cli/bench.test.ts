import { describe, expect, it } from 'vitest';
import { benchResult } from '../../src/bench/result.ts';
import { run } from './run-cli.ts';

describe('attention-lab bench', () => {
  it('prints what it measured as JSON, with sound numbers, and says whom it did not find', async () => {
    const environment = { PYTHON: 'no-such-python' };
    const { code, stdout } = await run(['bench', '--quick', '--json', '--only', 'kernels,gemm,greedy,memory'], {
      environment,
    });
    expect(code).toBe(0);
    const { rows, memory, absent } = benchResult.parse(JSON.parse(stdout));
    expect(new Set(rows.map(({ what }) => what))).toEqual(new Set(['kernels', 'gemm', 'greedy']));
    for (const { oursMs, peerMs } of rows) expect(Math.min(oursMs, peerMs)).toBeGreaterThan(0);
    for (const { what, ratio } of rows) if (what === 'kernels') expect(ratio).toBeLessThanOrEqual(1);
    expect(memory.map(({ model, size }) => `${model} ${size}`)).toEqual([
      'lstm-additive S',
      'transformer S',
      'lstm-additive L',
      'transformer L',
    ]);
    expect(absent).toEqual([expect.stringMatching(/^PyTorch: .*install torch/)]);
  }, 60_000);

  it('refuses a section that it does not know', async () => {
    const { code, stderr } = await run(['bench', '--only', 'train-stop']);
    expect(code).toBe(2);
    expect(stderr).toContain('unknown section "train-stop" — did you mean "train-step"?');
  });
});
