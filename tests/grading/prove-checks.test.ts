import { describe, expect, it } from 'vitest';
import { PUBLIC } from '../../src/grading/cases.ts';
import { proveChecks, type Specimens } from '../../src/grading/prove-checks.ts';
import { toyLab, toyMistakes, toySolution } from './toy-lab/toy-lab.ts';

const starter = { double: () => todo('double'), total: () => todo('total') };
const reference = { implementation: { functions: toySolution }, mistakes: toyMistakes };
const prove = (specimens: Partial<Specimens>) =>
  proveChecks(toyLab, { starter, reference, alternatives: [], unseen: [], ...specimens }, [PUBLIC]);
const [squared, lastLeftOut] = toyMistakes;

describe('proveChecks', () => {
  it('accepts checks that tell right from wrong', async () => {
    const alternatives = [{ name: 'twice', functions: { double: (x: number) => x + x } }];
    const unseen = [{ name: 'tripled', functions: { double: (x: number) => 3 * x } }];
    expect(await prove({ alternatives, unseen })).toEqual({
      starter: { right: 1, all: 1 },
      reference: { right: 1, all: 1 },
      alternatives: { right: 1, all: 1 },
      mutants: { right: 3, all: 3 },
      unseen: { right: 1, all: 1 },
      problems: [],
    });
  });

  it('grades no starter where there is none', async () => {
    expect(await prove({ starter: undefined })).toMatchObject({ starter: { right: 0, all: 0 }, problems: [] });
  });

  it.each<[string, Partial<Specimens>, RegExp]>([
    [
      'a starter with something in it',
      { starter: { ...starter, double: toySolution.double } },
      /^starter: it passes doubles$/,
    ],
    [
      'a starter that fails otherwise',
      { starter: { double: starter.double } },
      /^starter: adds fails otherwise: exercise\.ts exports no/,
    ],
    ['a reference that gives NaN', withReference({ double: () => Number.NaN }), /^reference: .*NaN/],
    [
      'an alternative that is rejected',
      { alternatives: [{ name: 'a', functions: { double: () => 0 } }] },
      /^a: doubles fails: the result is 0/,
    ],
    ['a mistake with full marks', { unseen: [{ name: 'u', functions: {} }] }, /^u: it has full marks$/],
    [
      'a mistake that passes what it says it fails',
      withMistake({ ...squared!, mistake: { diagnosis: 'x', fails: ['doubles', 'adds'] } }),
      /^mutant squared: it passes adds, which it says it fails$/,
    ],
    [
      'a mistake that fails more than it says',
      withMistake({ ...squared!, functions: { ...squared!.functions, ...lastLeftOut!.functions } }),
      /^mutant squared: also adds fails: .* — add it to "fails", or mend the check$/,
    ],
    [
      'two mistakes that no check tells apart',
      withMistake(squared!, { ...squared!, name: 'to-the-second' }),
      /^mutant squared: doubles calls it squared or to-the-second$/,
    ],
  ])('finds %s', async (_, specimens, problem) => {
    const { problems } = await prove(specimens);
    expect(problems[0]).toMatch(problem);
  });
});

function withReference(functions: object): Partial<Specimens> {
  return { reference: { implementation: { functions: { ...toySolution, ...functions } }, mistakes: [] } };
}

function withMistake(...mistakes: (typeof toyMistakes)[number][]): Partial<Specimens> {
  return { reference: { ...reference, mistakes } };
}

function todo(name: string): never {
  throw new Error(`${name} is not written yet: write it`);
}
