import { createInterface } from 'node:readline';
import ts from 'typescript';
import { projectPath } from '../../platform/node/machine.ts';

// The process that checks the types of exercises for a grader, a line of JSON in and out for each submission. Nothing of
// them runs, but types can be made to take all the time and memory there is: hence a process of its own.

/** Exercises by the path that they have below `labs/`. */
export interface TypeRequest {
  readonly files: Readonly<Record<string, string>>;
}

/** What the compiler says against each file that it says anything of: "12:3: Type 'string' is not …". */
export interface TypeAnswer {
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** The first is most often the cause of the others. */
const MOST_ERRORS = 5;
const PROJECT = projectPath('');
const LABS = projectPath('labs');
/** What a submission may name as a module; its other paths are not there. */
const READABLE = ['node_modules/', 'src/', 'labs/'].map((folder) => PROJECT + folder);

const { config } = ts.readConfigFile(`${LABS}/tsconfig.json`, ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, LABS);

/** The exercises of the submission at hand, by their absolute paths. */
let exercises = new Map<string, string>();
let submissions = 0;

/** Sees the exercises in place of the files of their names, and of the disk only what they may import. */
function host(): ts.LanguageServiceHost {
  const isReadable = (path: string) => READABLE.some((folder) => path.startsWith(folder));
  const read = (path: string) => exercises.get(path) ?? (isReadable(path) ? ts.sys.readFile(path) : undefined);
  return {
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...exercises.keys()],
    getScriptVersion: (path) => (exercises.has(path) ? String(submissions) : '0'),
    getScriptSnapshot: (path) => {
      const text = read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => LABS,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => exercises.has(path) || (isReadable(path) && ts.sys.fileExists(path)),
    readFile: read,
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
    realpath: (path) => path,
  };
}

function typeErrors({ files }: TypeRequest): TypeAnswer {
  submissions++;
  exercises = new Map(Object.entries(files).map(([path, text]) => [`${LABS}/${path}`, text]));
  const errors: Record<string, string[]> = {};
  for (const path of Object.keys(files)) {
    const found = service.getSemanticDiagnostics(`${LABS}/${path}`).slice(0, MOST_ERRORS);
    if (found.length > 0) errors[path] = found.map(messageOf);
  }
  return { errors };
}

function messageOf({ file, start = 0, messageText }: ts.Diagnostic): string {
  const { line, character } = file!.getLineAndCharacterOfPosition(start);
  return `${line + 1}:${character + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}

const service = ts.createLanguageService(host());

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(typeErrors(JSON.parse(line)))}\n`);
}
