import type { GradedCheck, GradedLab } from './graded.ts';
import { printable } from './plain-text.ts';
import type { StudentResult } from './student-result.ts';

/** All checks of all students as JUnit's XML, which test tools and course systems read: a suite for each submission. */
export function junitXml(results: readonly StudentResult[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="attention-lab">\n${results.map(suite).join('')}</testsuites>\n`;
}

function suite({ student, submission, isolation, troubles, labs }: StudentResult): string {
  const checks = labs.flatMap((lab) => lab.checks);
  const errors = checks.filter(({ status }) => status === 'not run').length;
  const failures = checks.filter(({ status }) => status !== 'passed').length - errors;
  const properties = Object.entries({ submission, isolation }).map(
    ([name, value]) => `      <property name="${name}" value="${xml(value)}"/>\n`,
  );
  return [
    `  <testsuite name="${xml(student)}" tests="${checks.length}" failures="${failures}" errors="${errors}" skipped="0">\n`,
    `    <properties>\n${properties.join('')}    </properties>\n`,
    ...labs.flatMap((lab) => lab.checks.map((check) => testCase(lab, check))),
    troubles.length > 0 ? `    <system-err>${xml(troubles.join('\n'))}</system-err>\n` : '',
    '  </testsuite>\n',
  ].join('');
}

function testCase({ lab }: GradedLab, { id, title, status, diagnoses, problem = '' }: GradedCheck): string {
  const open = `    <testcase classname="lab-${lab}.${xml(id)}" name="${xml(title)}"`;
  if (status === 'passed') return `${open}/>\n`;
  const element = status === 'not run' ? 'error' : 'failure';
  const type = diagnoses.map(({ mistake }) => mistake).join(' or ') || status;
  const headline = diagnoses.map(({ text }) => text).join(' Or: ') || problem.split('\n')[0]!;
  return `${open}><${element} type="${xml(type)}" message="${xml(headline)}">${xml(problem)}</${element}></testcase>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;', // in an attribute it would be read as a blank
};
const xml = (text: string) => printable(text).replace(/[&<>"\t\n]/g, (character) => ENTITIES[character]!);
