import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifest } from '../../../labs/manifest.ts';
import { CAGES } from '../../../src/grading/sandbox/runners.ts';
import { projectPath } from '../../../src/platform/node/machine.ts';

const read = (name: string) => readFileSync(projectPath(`labs/${name}`), 'utf8');
/** The cells of a table's rows, marks of emphasis aside. */
const rows = (markdown: string) =>
  [...markdown.matchAll(/^\|(.+)\|$/gm)].map(([, row]) =>
    row!.split('|').map((cell) => cell.replaceAll('*', '').trim()),
  );

describe('the assignment', () => {
  const table = rows(read('ASSIGNMENT.md'));

  it('has the titles, points and minutes of the labs', () => {
    const asked = table.filter(([name]) => /^\d\d /.test(name!));
    expect(
      asked.map(([name, , points, minutes]) => [name!.replace(' (bonus)', ''), Number(points), Number(minutes)]),
    ).toEqual(manifest.map(({ id, title, points, minutes }) => [`${id} ${title}`, points, minutes]));
  });

  it('adds them up, bonus aside', () => {
    const labs = manifest.filter(({ bonus }) => !bonus);
    const [, , points, hours] = table.find(([name]) => name === 'in all')!;
    expect(Number(points)).toBe(labs.reduce((sum, lab) => sum + lab.points, 0));
    expect(Number(hours!.replace('½', '.5').replace(' h', ''))).toBe(
      labs.reduce((sum, lab) => sum + lab.minutes, 0) / 60,
    );
  });

  it('fits on one page', () => {
    expect(read('ASSIGNMENT.md').split(/\s+/).length).toBeLessThan(800);
  });
});

describe("the instructor's guide", () => {
  it('says of each isolation whether it is refused', () => {
    const levels = rows(read('INSTRUCTORS.md')).filter(([, , does]) => does !== undefined);
    for (const { isolation, contains } of CAGES) {
      const [, , does] = levels.find(([name]) => name === `\`${isolation}\``)!;
      expect(/refused$/.test(does!), isolation).toBe(!contains);
    }
  });
});
