import type { CheckResult, LabResult } from '../lab-result.ts';
import type { StudentResult } from './graded.ts';
import { printable } from './plain-text.ts';

/** All checks of all students as JUnit's XML, which test tools and course systems read: a suite for each submission. */
export function junitXml(results: readonly StudentResult[]): string {
  const suites = results.map((result) => suite(result));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="attention-lab">\n${suites.join('')}</testsuites>\n`;
}

function suite({ student, submission, isolation, problems, labs }: StudentResult): string {
  const checks = labs.flatMap((lab) => lab.checks);
  const failures = checks.filter(({ status }) => status === 'failed' || status === 'not-written').length;
  const errors = checks.filter(({ status }) => status === 'not-run').length;
  const counts = `tests="${checks.length}" failures="${failures}" errors="${errors}" skipped="0"`;
  const properties = Object.entries({ submission, isolation })
    .map(([name, value]) => `      <property name="${name}" value="${xml(value)}"/>\n`)
    .join('');
  const said = problems.length > 0 ? `    <system-err>${xml(problems.join('\n'))}</system-err>\n` : '';
  return `  <testsuite name="${xml(student)}" ${counts}>\n    <properties>\n${properties}    </properties>\n${labs
    .flatMap((lab) => lab.checks.map((check) => testCase(lab, check)))
    .join('')}${said}  </testsuite>\n`;
}

function testCase(
  { lab, problem = '' }: LabResult,
  { id, title, status, mistake, message = problem }: CheckResult,
): string {
  const open = `    <testcase classname="lab-${lab}.${xml(id)}" name="${xml(title)}"`;
  if (status === 'passed') return `${open}/>\n`;
  const element = status === 'not-run' ? 'error' : 'failure';
  const type = mistake?.name ?? status;
  const headline = mistake?.diagnosis ?? message.split('\n')[0]!;
  return `${open}><${element} type="${xml(type)}" message="${xml(headline)}">${xml(message)}</${element}></testcase>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
};

/** For text and for attributes, where an unescaped line break would be read as a blank. */
const xml = (text: string) => printable(text).replace(/[&<>"\t\n]/g, (character) => ENTITIES[character]!);
