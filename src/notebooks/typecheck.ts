import { basename, dirname, resolve } from 'node:path';
import ts from 'typescript';
import type { NotebookFile } from './notebook-file.ts';

/**
 * Checks the types of a notebook's cells, which its kernel does not: all code cells, one below the other, as one module
 * that stands where the notebook does.
 * @param path of the notebook
 * @returns messages that name cell and line; none if all is well
 */
export function typeErrors(path: string, notebook: NotebookFile, projectFolder: string): string[] {
  const module = `${resolve(path)}.ts`;
  const cells = notebook.cells.map((cell, index) => ({ ...cell, number: index + 1 }));
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  const source = `${code.map((cell) => cell.source).join('\n')}\nexport {};\n`;

  const { config } = ts.readConfigFile(`${projectFolder}/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, projectFolder);
  // A cell may define what no later one reads, and its last expression is what it shows.
  const relaxed = { ...options, noUnusedLocals: false, allowUnusedLabels: true };
  const host = ts.createCompilerHost(relaxed);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => resolve(name) === module || fileExists(name);
  host.readFile = (name) => (resolve(name) === module ? source : readFile(name));
  host.getSourceFile = (name, ...rest) =>
    resolve(name) === module ? ts.createSourceFile(name, source, relaxed.target!) : getSourceFile(name, ...rest);

  const program = ts.createProgram([module], relaxed, host);
  const file = program.getSourceFile(module)!;
  const lastLines = code.map(({ source }) => source.split('\n').length);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) => {
    let line = file.getLineAndCharacterOfPosition(diagnostic.start!).line;
    let index = 0;
    while (index < code.length - 1 && line >= lastLines[index]!) line -= lastLines[index++]!;
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    return `${basename(dirname(path))}/${basename(path)}, cell ${code[index]!.number}, line ${line + 1}: ${text}`;
  });
}
