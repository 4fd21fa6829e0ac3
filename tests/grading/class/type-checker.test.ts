import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { TypeChecker } from '../../../src/grading/class/type-checker.ts';
import { projectPath } from '../../../src/platform/node/machine.ts';

const LAB = '03-softmax-and-attention';
const PATH = `${LAB}/exercise.ts`;

describe('the types of an exercise', () => {
  const checker = new TypeChecker();
  afterAll(() => checker.stop());
  const solution = readFileSync(projectPath(`labs/${LAB}/solution.ts`), 'utf8');
  const errorsOf = async (text: string) => (await checker.errorsOf({ [PATH]: text }))[PATH];

  it('fit in the reference', async () => {
    expect(await errorsOf(solution)).toBeUndefined();
  });

  it('are named by line and column where they do not fit', async () => {
    expect(await errorsOf("export const width: number = 'wide';\nexport const one: string = 1;")).toEqual([
      "1:14: Type 'string' is not assignable to type 'number'.",
      "2:14: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  it('see no file that an exercise has no business with', async () => {
    const [error] = (await errorsOf("import secret from '/etc/hostname';\nexport const all: number = secret;"))!;
    expect(error).toContain("Cannot find module '/etc/hostname'");
  });

  it('may take all memory, which is the loss of no other submission', async () => {
    const endless = 'type Grow<T extends unknown[]> = T["length"] extends 9999999 ? T : Grow<[...T, ...T, 1]>;';
    await errorsOf(`${endless}\nexport const all: Grow<[1]> = [];`);
    expect(await errorsOf(solution)).toBeUndefined();
  });
});
