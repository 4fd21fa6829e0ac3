import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { exportAction } from '../../src/cli/export-action.ts';
import { writeExportFolders } from './export-folders.ts';
import { run, temporaryFolder } from './run-cli.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
beforeAll(() => writeExportFolders(folder));

describe('attention-lab export', () => {
  it.each([
    [
      'nowhere',
      'neither a run nor a study (it has no run.json and no study.json) — give a folder that compare or study',
    ],
    ['neither', 'neither a run nor a study'],
    [
      'unfinished-run',
      'the run is not finished (it has no summary.json) — go on with: npx attention-lab compare --resume',
    ],
    [
      'unfinished-study',
      'the study is not finished (it has no results.json) — go on with: npx attention-lab study bottle',
    ],
    ['damaged-run', 'timing.json: not JSON'],
  ])('refuses %s, and writes nothing', async (name, message) => {
    const refused = await exportAction(at(name), at('nothing')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputError);
    expect((refused as InputError).message).toContain(message);
    expect(existsSync(at('nothing'))).toBe(false);
  });

  it('says so in one line, with exit code 1', async () => {
    const { code, stdout, stderr } = await run(['export', at('neither')]);
    expect(stderr).toMatch(/^error: .*neither: neither a run nor a study.*\n$/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});
