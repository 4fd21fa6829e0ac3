import { basename, dirname } from 'node:path';
import ts from 'typescript';

// The process that checks the types of one file, beside the checks, which do not need to know them. It is given the file
// and the folder of the tsconfig.json, and prints the messages as JSON.

const [file, project] = process.argv.slice(2);
process.stdout.write(JSON.stringify(typeErrors(file!, project!)));

/** The messages of the compiler about one file, with file and line; others, even imported ones, are not looked at. */
function typeErrors(file: string, project: string): string[] {
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
