import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { canvasCsv } from '../../../src/grading/class/canvas.ts';
import { answersCsv, gradesCsv } from '../../../src/grading/class/class-csv.ts';
import { classPage } from '../../../src/grading/class/class-page.ts';
import { classSummary } from '../../../src/grading/class/class-summary.ts';
import { junitXml } from '../../../src/grading/class/junit.ts';
import { parseRoster } from '../../../src/grading/class/roster.ts';
import { studentReport } from '../../../src/grading/class/student-report.ts';
import { studentResult } from '../../../src/grading/class/student-result.ts';
import { course, graded, labs, questions, results } from './example-class.ts';

const roster = parseRoster(
  [
    'Student,ID,SIS User ID,SIS Login ID,Section,Homework (12),Current Score',
    '    Points Possible,,,,,10,',
    '"Lovelace, Ada",101,u1,ADA,A,9,90',
    '"Nobody, Ned",102,u2,ned,B,,',
    '"Builder, Bob",103,bob,b.builder,A,1,10',
  ].join('\n'),
  'roster.csv',
);

describe('what a student has', () => {
  it('adds checks, written answers and bonus labs', () => {
    expect(results.map(({ earned, points }) => [earned, points])).toEqual([
      [8.75, 7],
      [2, 7],
      [2, 7],
    ]);
  });

  it('adds tenths of points as a person would', () => {
    const tenth = { student: 'ada', lab: '03', question: 2, earned: 0.1 };
    const twoTenths = { ...graded[0]!, labs: [{ ...graded[0]!.labs[0]!, earned: 0.2 }] };
    expect(studentResult(twoTenths, labs, questions, [tenth]).earned).toBe(0.3);
  });
});

describe('the gradebook for Canvas', () => {
  it('keeps the rows of the roster, found by any of the ids, and leaves the cell of who handed in nothing empty', () => {
    expect(canvasCsv('Attention lab (4711)', 7, results, roster)).toBe(
      [
        'Student,ID,SIS User ID,SIS Login ID,Section,Attention lab (4711)',
        '    Points Possible,,,,,7',
        '"Lovelace, Ada",101,u1,ADA,A,8.75',
        '"Nobody, Ned",102,u2,ned,B,',
        '"Builder, Bob",103,bob,b.builder,A,2',
        '',
      ].join('\n'),
    );
  });

  it('takes the ids for logins where there is no roster', () => {
    expect(canvasCsv('Labs', 7, results.slice(1, 2), []).split('\n')[2]).toBe('bob,,,bob,,2');
  });
});

describe('the tables', () => {
  it('have a row for each submission, with what was wrong with it', () => {
    expect(gradesCsv(results, labs)).toBe(
      [
        'student,submission,earned,points,lab_03,lab_09,isolation,troubles',
        'ada,ada.zip,8.75,7,6.75,2,bubblewrap,',
        'bob,bob.zip,2,7,0,2,bubblewrap,',
        'eve,eve.zip,2,7,2,0,bubblewrap,no manifest',
        '',
      ].join('\n'),
    );
  });

  it('have every answer to be scored, and no cell that a spreadsheet would calculate', () => {
    expect(answersCsv(graded, results, questions)).toBe(
      [
        'lab,question,worth,student,answer,points,comment',
        `03,2,1.5,ada,"'=1+1, ""because""",1.25,"good, but [short]"`,
        '03,2,1.5,bob,,,',
        '03,2,1.5,eve,,,',
        '',
      ].join('\n'),
    );
  });
});

describe('the report of a student', () => {
  it('says of each check what is wrong, and lets no text of strangers be Markdown', () => {
    const report = studentReport(results[1]!);
    expect(report).toContain('**2 of 7 points.**');
    expect(report).toContain('| 03 Softmax \\& attention | 0 | 7 |');
    expect(report).toContain(
      '- ✗ Rows sum to 1 (0 of 3.5)\n  The softmax was taken over the wrong axis.\n\n      result[0] is 0.7, expected 1\n      # <no heading>\n',
    );
    expect(report).toContain('All public cases pass; a hidden one does not.');
    expect(report).toContain('- Question 2 (of 1.5): no answer');
    expect(report).toMatch(/^- ✗ Large \\<scores\\> stay finite/m);
  });

  it('says what could not be run, and what people wrote', () => {
    expect(studentReport(results[2]!)).toContain('Nothing of it could be run:\n\n    09/exercise.ts: no such *file*\n');
    expect(studentReport(results[2]!)).toContain('## What is wrong with the submission\n\n- no manifest\n');
    expect(studentReport(results[0]!)).toContain('- Question 2 (1.25 of 1.5)\n  good, but \\[short\\]');
  });

  it('names types that do not fit, beside what the code earned', () => {
    expect(studentReport(results[0]!)).toContain(
      '- ✓ Labels for free (2 of 2)\n\nTypes do not fit; the code was run all the same:\n\n    12:3: Type *string*',
    );
  });

  it('says how many answers nobody has read yet', () => {
    const unread = studentResult(graded[0]!, labs, questions, []);
    expect(studentReport(unread)).toContain('Answers that are not scored yet: 1, worth up to 1.5 points.');
  });
});

describe('JUnit XML', () => {
  it('is well-formed, with a suite for each submission and counts that fit', () => {
    const { window } = new JSDOM('');
    const document = new window.DOMParser().parseFromString(junitXml(results), 'application/xml');
    const suites = [...document.querySelectorAll('testsuite')];
    const counts = suites.map((suite) =>
      ['name', 'tests', 'failures', 'errors'].map((name) => suite.getAttribute(name)),
    );
    expect(counts).toEqual([
      ['ada', '3', '0', '0'],
      ['bob', '3', '2', '0'],
      ['eve', '3', '1', '1'],
    ]);
    const failure = suites[1]!.querySelector('testcase > failure')!;
    expect(failure.getAttribute('type')).toBe('wrong-axis');
    expect(failure.textContent).toBe('result[0] is 0.7, expected 1\n# <no heading>');
    expect(suites[2]!.querySelector('system-err')!.textContent).toBe('no manifest');
  });

  it('leaves out what no XML may hold', () => {
    const strange = { ...results[0]!, troubles: ['a\u0000b\u001b[2Jc\ud800d\ufffee'] };
    expect(junitXml([strange])).toContain('<system-err>a\ufffdb\ufffd[2Jc\ufffdd\ufffde</system-err>');
  });
});

describe('the class', () => {
  const summary = classSummary(course, results, labs, roster);

  it('has mean, median and distribution', () => {
    expect(summary.earned).toEqual({ mean: 4.25, median: 2, lowest: 2, highest: 8.75 });
    expect(summary.distribution).toEqual([0, 0, 2, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('counts a mistake once for each who made it, and how each check ended', () => {
    expect(summary.mistakes).toEqual([
      { lab: '03', mistake: 'wrong-axis', text: 'The softmax was taken over the wrong axis.', submissions: 2 },
    ]);
    expect(summary.labs[0]!.checks.map(({ counts }) => [counts.passed, counts.failed])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(summary.labs[1]).toMatchObject({ tried: 2, mean: 1.33 });
  });

  it('names who needs a look', () => {
    const types = ['Lab 09: types do not fit, first at 12:3: Type *string* is not a number'];
    expect(summary.troubles).toEqual([
      { student: 'ada', submission: 'ada.zip', troubles: types },
      { student: 'bob', submission: 'bob.zip', troubles: types },
      { student: 'eve', submission: 'eve.zip', troubles: ['no manifest', 'Lab 09: 09/exercise.ts: no such *file*'] },
    ]);
    expect(summary.handedInNothing).toEqual(['Nobody, Ned']);
    expect(summary.notOnRoster).toEqual(['eve']);
  });

  it('is a page that takes no text for markup and runs nothing', () => {
    const { window } = new JSDOM(classPage(summary, results), { runScripts: 'outside-only' });
    const { document } = window;
    expect(document.querySelectorAll('script')).toHaveLength(0);
    expect(document.querySelector('h1')!.textContent).toBe('attention 2026/27: 3 submissions');
    expect(document.body.textContent).toContain('Large <scores> stay finite');
    expect([...document.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual([
      'To look at',
      'What to teach again',
      'Points',
      'Lab 03: Softmax & attention',
      'Lab 09: Language model',
      'Students',
    ]);
  });
});
