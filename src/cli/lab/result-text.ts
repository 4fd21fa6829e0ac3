import type { Colors } from 'picocolors/types';
import type { LabEntry } from '../../../labs/manifest.ts';
import type { CheckResult, LabResult } from '../../grading/result.ts';

export interface TextOptions {
  readonly colors: Colors;
  /** Columns of the terminal; lines are not broken where there is none. */
  readonly width?: number;
}

/** What a student's code printed is shown up to so many lines: a print in a loop would push the results away. */
const MOST_PRINTED = 20;

const INDENT = '       ';

export const titleText = ({ id, title }: LabEntry, { colors }: TextOptions) => colors.bold(`Lab ${id}: ${title}`);

/**
 * The checks, one below the other: which passed, and of the others the numbers that show what is wrong and the mistake
 * that gives just these. What was said of a check above is not said again.
 */
export function checksText({ checks }: LabResult, options: TextOptions): string {
  const said = new Set<string>();
  return checks.map((check) => checkText(check, said, options)).join('');
}

function checkText(check: CheckResult, said: Set<string>, options: TextOptions): string {
  const { colors } = options;
  const paint = { passed: colors.green, failed: colors.red, 'not written': colors.yellow }[check.status];
  const mark = { passed: '✓', failed: '✗', 'not written': '·' }[check.status];
  const lines = [`${paint(mark)} ${`${check.earned}/${check.points}`.padStart(4)} ${check.title}`];
  const { problem } = check;
  if (problem !== undefined && !said.has(problem)) lines.push(indented(problem, options));
  for (const { text } of check.diagnoses) {
    lines.push(indented(said.has(text) ? '→ the same mistake' : `→ ${text}`, options, colors.bold));
  }
  for (const text of [problem ?? '', ...check.diagnoses.map(({ text }) => text)]) said.add(text);
  return `${lines.join('\n')}\n`;
}

/** What the code printed while it was checked, each different text once; nothing if it printed nothing. */
export function printedText({ checks }: LabResult, { colors }: TextOptions): string {
  const printed = new Set(checks.flatMap((check) => check.printed?.trimEnd() || []));
  if (printed.size === 0) return '';
  const lines = [...printed].join('\n').split('\n');
  const more = lines.length - MOST_PRINTED;
  const shown = lines.slice(0, MOST_PRINTED).map((line) => `  ${line}\n`);
  return `\n${colors.dim('Your code printed:')}\n${shown.join('')}${more > 0 ? `  … and ${more} more lines\n` : ''}`;
}

/** The points of a lab, and what was not looked at. @param total of the lab, written answers included */
export function summaryText({ checks, earned, points, hiddenNotRun }: LabResult, total: number): string {
  const passed = checks.filter(({ status }) => status === 'passed').length;
  const hidden = `${hiddenNotRun} hidden ${hiddenNotRun === 1 ? 'check was' : 'checks were'} not run`;
  const written = total > points ? `; ${total - points} more for your written answers` : '';
  return (
    `${passed} of ${checks.length} checks pass: ${earned} of ${points} points${written}.\n` +
    (hiddenNotRun > 0 ? `${hidden}: the same checks with other numbers, which only the grader has.\n` : '')
  );
}

/** Text broken at blanks to fit the terminal, every line indented below the title of its check. */
function indented(text: string, { width }: TextOptions, paint = (line: string) => line): string {
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(40, width) - INDENT.length;
  const lines = text.split('\n').flatMap((line) => wrapped(line, room));
  return lines.map((line) => INDENT + paint(line)).join('\n');
}

function wrapped(text: string, room: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
