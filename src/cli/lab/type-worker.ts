import { basename, dirname } from 'node:path';
import ts from 'typescript';
import type { FromChild, FromParent } from '../../platform/node/job-process.ts';

// The process that checks the types of one file, beside the checks, which do not need to know them.

process.on('disconnect', () => process.exit(1)); // the parent is gone

process.on('message', (message: FromParent<TypeJob>) => {
  if (message.kind === 'stop') process.exit(0);
  const reply: FromChild<never, string[]> = { kind: 'done', outcome: typeErrors(message.job) };
  process.send!(reply, undefined, undefined, () => process.exit(0));
});

/** Which file to check, by the settings of which folder's `tsconfig.json`. */
export interface TypeJob {
  readonly file: string;
  readonly project: string;
}

/** The messages of the compiler about one file, with file and line; others, even imported ones, are not looked at. */
function typeErrors({ file, project }: TypeJob): string[] {
  const { config } = ts.readConfigFile(`${project}/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project);
  const program = ts.createProgram([file], options);
  const source = program.getSourceFile(file)!;
  return program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    const text = ts.flattenDiagnosticMessageText(messageText, '\n  ');
    return `${basename(dirname(file))}/${basename(file)}:${line + 1}:${character + 1}: ${text}`;
  });
}
