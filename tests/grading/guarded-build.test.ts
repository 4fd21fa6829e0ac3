import { describe, expect, it } from 'vitest';
import { guardedBuild, ServiceLost } from '../../src/grading/guarded-build.ts';

const SECONDS = 1.5;

const built = async (contents: string) => {
  const options = { stdin: { contents, loader: 'ts' }, write: false, logLevel: 'silent', format: 'esm' } as const;
  return (await guardedBuild(options, SECONDS)).outputFiles[0]!.text;
};

/** esbuild tries both readings of each "?", for the TypeScript in it: two to the power of 30. */
const ENDLESS = `export const x = ${'a?(b):c=>'.repeat(30)}1`;

describe('a guarded build', () => {
  it('ends for a source over which esbuild does not, and those beside it are built all the same', async () => {
    const [endless, beside, other] = await Promise.allSettled([built(ENDLESS), built('let a = 1;'), built(ENDLESS)]);
    expect(beside).toEqual({ status: 'fulfilled', value: 'let a = 1;\n' });
    for (const result of [endless, other]) {
      expect(result.status === 'rejected' && result.reason).toBeInstanceOf(ServiceLost);
    }
    expect(await built('let b = 2;')).toBe('let b = 2;\n');
  });

  it('says what is wrong with a source as esbuild does', async () => {
    await expect(built('let a =')).rejects.toThrow('Unexpected end of file');
  });
});
