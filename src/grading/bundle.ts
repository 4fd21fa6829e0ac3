import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildFailure, Message } from 'esbuild';
import { InputError } from '../base/errors.ts';
import { exerciseModules } from './exercise-modules.ts';
import { guardedBuild, ServiceLost } from './guarded-build.ts';
import type { HandedIn } from './handed-in.ts';
import type { LoadedLab } from './load-lab.ts';
import { tensorflowModule } from './tensorflow-module.ts';

/** A folder that holds all that a process needs to run one exercise: nothing else has to be readable. */
export interface Bundle {
  readonly folder: string;
  /**
   * The module in it to run. One JSON object a line comes in by stdin, one goes out by stdout for each; see `host.ts`.
   */
  readonly entry: string;
}

/** The code cannot be put into a bundle: "exercise.ts:12:5: Expected ";" but found "x"". */
export class NotLoadable extends InputError {}

/** In letters; ten times what any lab asks for. esbuild falls over nothing that is shorter. */
const MAX_SOURCE = 100_000;

const TOO_HARD = 'the source is nested so deep that no compiler gets through it — write it in smaller steps';

const HOST = fileURLToPath(new URL('host.ts', import.meta.url));

/**
 * Puts an exercise, the lab's scenarios and what they need into a new temporary folder. `removeBundle` takes it away.
 *
 * @throws NotLoadable that names file and line of a syntax error, or an import that is not there
 */
export async function bundleExercise(lab: LoadedLab, handedIn: HandedIn): Promise<Bundle> {
  const sources = { [lab.entry.id]: handedIn.exercise, ...handedIn.labs };
  for (const [id, source] of Object.entries(sources)) {
    if (source.length > MAX_SOURCE)
      throw new NotLoadable(`the exercise of lab ${id} has more than ${MAX_SOURCE} letters`);
  }
  const main = await compile(lab, handedIn);
  const folder = await mkdtemp(join(tmpdir(), 'attention-lab-exercise-'));
  await writeFile(join(folder, 'tensorflow.mjs'), await tensorflowModule());
  await writeFile(join(folder, 'main.mjs'), main);
  return { folder, entry: 'main.mjs' };
}

export async function removeBundle({ folder }: Bundle): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

async function compile(lab: LoadedLab, handedIn: HandedIn): Promise<Uint8Array> {
  try {
    const { outputFiles } = await guardedBuild({
      stdin: { contents: entryText(lab, handedIn), resolveDir: lab.folder, loader: 'ts' },
      plugins: [exerciseModules(lab, handedIn)],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      tsconfigRaw: {},
      sourcemap: 'inline', // so that errors name lines of exercise.ts
      sourcesContent: false,
      logLevel: 'silent',
    });
    return outputFiles[0]!.contents;
  } catch (error) {
    if (error instanceof ServiceLost) throw new NotLoadable(TOO_HARD);
    const message = (error as Partial<BuildFailure>).errors?.[0];
    throw message ? new NotLoadable(messageText(message)) : error;
  }
}

/** The exercise is imported last and late: what it throws at its top level is an answer too. */
function entryText({ entry, lab }: LoadedLab, { labs = {}, files = {} }: HandedIn): string {
  const used = (lab.uses ?? []).filter((id) => labs[id] !== undefined);
  const given = Object.keys(files);
  return [
    `import { serve } from ${JSON.stringify(HOST)};`,
    `import { scenarios } from './scenarios.ts';`,
    ...given.map((name, i) => `import file${i} from ${JSON.stringify(`handed-in:${name}`)};`),
    `await serve(scenarios, async () => ({`,
    `  functions: await import('exercise:${entry.id}'),`,
    `  labs: { ${used.map((id) => `${JSON.stringify(id)}: await import('exercise:${id}')`).join(', ')} },`,
    `  files: { ${given.map((name, i) => `${JSON.stringify(name)}: file${i}`).join(', ')} },`,
    `}));`,
  ].join('\n');
}

function messageText({ text, location }: Message): string {
  if (!location) return text;
  return `${location.file.replace(/^exercise:/, '')}:${location.line}:${location.column + 1}: ${text}`;
}
