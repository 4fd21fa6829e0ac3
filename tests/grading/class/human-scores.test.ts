import { describe, expect, it } from 'vitest';
import { parseHumanScores } from '../../../src/grading/class/human-scores.ts';
import { questions } from './example-class.ts';

const parse = (...rows: string[]) =>
  parseHumanScores(
    ['student,lab,question,points,comment', ...rows].join('\n'),
    'scores.csv',
    ['ada', 'bob'],
    questions,
  );

describe('scores that people gave', () => {
  it('are read, whatever a spreadsheet made of the lab', () => {
    expect(parse('ada,3,2,1.5,', 'bob,03,2,0,"no, sorry"')).toEqual([
      { student: 'ada', lab: '03', question: 2, earned: 1.5 },
      { student: 'bob', lab: '03', question: 2, earned: 0, comment: 'no, sorry' },
    ]);
  });

  it('leave out answers that nobody has read', () => {
    expect(parse('ada,03,2,,', 'bob,03,2,1,')).toHaveLength(1);
  });

  it.each([
    ['zed,03,2,1,', /scores\.csv, line 2, column student: "zed" has handed in nothing/],
    ['ada,04,2,1,', /column lab: lab "04" has no written questions — use one of 03/],
    ['ada,03,1,1,', /column question: lab 03 has no question "1" — it has 2/],
    ['ada,03,2,1.6,', /column points: "1.6" is not a number from 0 to 1.5/],
    ['ada,03,2,-1,', /column points: "-1" is not a number/],
    ['ada,03,2,one,', /column points: "one" is not a number/],
  ])('refuse %j with its place', (row, message) => {
    expect(() => parse(row)).toThrow(message);
  });

  it('refuse a second score for an answer', () => {
    expect(() => parse('ada,03,2,1,', 'ada,3,2,1,')).toThrow(/line 3, column question: this answer has a score/);
  });
});
