import { errorAt } from '../base/errors.ts';

/** `  // #region softmax: subtract the largest of each row first, …` */
const REGION = /^( *)\/\/ #region (\S+): (.+)$/;
const END = /^ *\/\/ #endregion\s*$/;
const LINE_WIDTH = 120;

/** One answer that a student writes. */
export interface Region {
  readonly name: string;
  /** What is to be done, as the TODO and the error of the starter say it. */
  readonly task: string;
}

/**
 * What a student gets of a solution: the same file, in which every region is a TODO and an error that says what to do.
 *
 * @throws InputError that names the line of a region that is not closed, or that something follows in its block
 */
export function generateExercise(solution: string, file: string): string {
  const lines = solution.split('\n');
  const written: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [, indent, name, task] = REGION.exec(lines[i]!) ?? [];
    if (indent === undefined) {
      written.push(lines[i]!);
      continue;
    }
    const start = i;
    i = lines.findIndex((line, j) => j > start && END.test(line));
    if (i < 0) throw errorAt({ file, line: start + 1 }, `the region ${name} does not end`, 'write // #endregion');
    const after = lines.slice(i + 1).find((line) => line.trim() !== '');
    if (!after?.trim().startsWith('}')) {
      throw errorAt({ file, line: i + 1 }, `code follows region ${name}`, 'let a region be the end of its function');
    }
    written.push(`${indent}// TODO ${task}`, ...throwLines(indent, `${name} is not written yet: ${task!}`));
  }
  return written.join('\n');
}

/** The regions of a solution, in order. */
export function regionsOf(solution: string): Region[] {
  return solution.split('\n').flatMap((line) => {
    const [, , name, task] = REGION.exec(line) ?? [];
    return name && task ? [{ name, task }] : [];
  });
}

/** The functions whose TODO still stands in an exercise. */
export const unwritten = (exercise: string): string[] =>
  [...exercise.matchAll(/throw new Error\(\s*['"`](\w+) is not written yet/g)].map((match) => match[1]!);

/** A throw, formatted as Biome would. */
function throwLines(indent: string, message: string): string[] {
  const line = `${indent}throw new Error(${quoted(message)});`;
  if (line.length <= LINE_WIDTH) return [line];
  return [`${indent}throw new Error(`, `${indent}  ${quoted(message)},`, `${indent});`];
}

function quoted(text: string): string {
  const plain = text.replaceAll('\\', '\\\\');
  if (!plain.includes("'")) return `'${plain}'`;
  return plain.includes('"') ? `'${plain.replaceAll("'", "\\'")}'` : `"${plain}"`;
}
