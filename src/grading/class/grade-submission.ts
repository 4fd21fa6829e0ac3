import { InputError } from '../../base/errors.ts';
import { decodeUtf8 } from '../../base/file-store.ts';
import { type CaseSeed, PUBLIC } from '../cases.ts';
import type { ExerciseProcess, ExerciseRunner } from '../exercise-process.ts';
import { gradeLab } from '../grade-lab.ts';
import type { HandedIn } from '../handed-in.ts';
import type { CheckResult } from '../result.ts';
import { startExercise } from '../start-exercise.ts';
import { ANSWERS_FILE, parseAnswers } from '../written-answers.ts';
import type { GradedLab, GradedSubmission, WrittenAnswer } from './graded.ts';
import { gradedLab, REFUSED } from './graded-lab.ts';
import { exercisePath, type GradingLab } from './grading-lab.ts';
import type { Submission } from './submission.ts';

export interface GradingOptions {
  readonly labs: readonly GradingLab[];
  /** Where students' code runs. */
  readonly runner: ExerciseRunner;
  /** The seed of the hidden cases. */
  readonly hidden: CaseSeed;
  /** What the compiler says against exercises, by their paths. */
  typeErrors(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, readonly string[]>>>;
  /** Hears after each check of all labs, as far as they are graded. */
  onCheck?(labs: readonly GradedLab[]): Promise<void>;
}

/** Grades what one student handed in, lab by lab. Nothing that is in it makes this reject. */
export async function gradeSubmission(
  submission: Submission,
  key: string,
  { labs, runner, hidden, typeErrors, onCheck }: GradingOptions,
): Promise<GradedSubmission> {
  const { name, student, troubles, refused } = submission;
  const graded = labs.map(({ lab }) => gradedLab(lab, []));
  for (const [i, gradingLab] of labs.entries()) {
    const report = async (lab: GradedLab) => {
      graded[i] = lab;
      await onCheck?.(graded);
    };
    await report(
      refused
        ? gradedLab(gradingLab.lab, [], REFUSED)
        : await gradeOne(submission, gradingLab, { runner, hidden, report }),
    );
  }
  return {
    schema: 'attention-lab/graded-submission/v1',
    ...{ key, submission: name, student, isolation: runner.isolation, troubles: [...troubles] },
    labs: await withTypes(graded, labs, submission, typeErrors),
    answers: labs.flatMap((lab) => answersTo(lab, submission)),
  };
}

interface LabOptions extends Pick<GradingOptions, 'runner' | 'hidden'> {
  report(lab: GradedLab): Promise<void>;
}

async function gradeOne(
  submission: Submission,
  gradingLab: GradingLab,
  { runner, hidden, report }: LabOptions,
): Promise<GradedLab> {
  const { lab, oracle } = gradingLab;
  let code: Required<HandedIn>;
  try {
    code = codeOf(submission, gradingLab);
  } catch (error) {
    if (error instanceof InputError) return gradedLab(lab, [], error.message);
    throw error;
  }
  const exercise = withTrouble(await startExercise(lab, code, runner));
  const seen: CheckResult[] = [];
  try {
    const { checks } = await gradeLab({
      ...{ lab, exercise, oracle: oracle(code.files), seeds: [PUBLIC, hidden], isolation: runner.isolation },
      onCheck: async (check) => {
        seen.push(check);
        await report(gradedLab(lab, seen));
      },
    });
    return exercise.trouble() === undefined ? gradedLab(lab, checks) : gradedLab(lab, [], exercise.trouble());
  } finally {
    await exercise.stop();
  }
}

/** Where code did run, what is wrong with its types may be why it fails. */
async function withTypes(
  graded: readonly GradedLab[],
  labs: readonly GradingLab[],
  { files }: Submission,
  typeErrors: GradingOptions['typeErrors'],
): Promise<GradedLab[]> {
  const paths = labs.map(({ lab }) => exercisePath(lab.entry));
  const ran = paths.filter((_, i) =>
    graded[i]!.checks.some(({ status }) => status === 'passed' || status === 'failed'),
  );
  if (ran.length === 0) return [...graded];
  const errors = await typeErrors(
    Object.fromEntries(ran.map((path) => [path, new TextDecoder().decode(files.get(path))])),
  );
  return graded.map((lab, i) => {
    const types = errors[paths[i]!];
    return types ? { ...lab, types: [...types] } : lab;
  });
}

/** What was handed in for a lab. @throws InputError if the exercise is not there or is no text */
function codeOf({ files }: Submission, { lab: { entry, lab }, uses }: GradingLab): Required<HandedIn> {
  const text = (path: string) => {
    const content = files.get(path);
    return content && decodeUtf8(content, path);
  };
  const path = exercisePath(entry);
  const exercise = text(path);
  if (exercise === undefined) throw new InputError(`${path} is missing`);
  const labs: Record<string, string> = {};
  for (const used of uses) {
    const source = text(used.path);
    if (source !== undefined) labs[used.id] = source;
  }
  const besides: Record<string, Uint8Array> = {};
  for (const name of lab.files ?? []) {
    const content = files.get(`${entry.folder}/${name}`);
    if (content) besides[name] = content;
  }
  return { exercise, labs, files: besides };
}

/** Keeps in mind why the code does not load, if it does not: that is the trouble of a lab, not of each of its checks. */
function withTrouble(process: ExerciseProcess): ExerciseProcess & { trouble(): string | undefined } {
  let trouble: string | undefined;
  return {
    async call(...call) {
      const reply = await process.call(...call);
      if (reply.outcome.kind === 'not loaded') trouble = reply.outcome.message;
      return reply;
    },
    stop: () => process.stop(),
    trouble: () => trouble,
  };
}

/** Longer answers are cut: no question of these labs asks for pages. */
const LONGEST_ANSWER = 20_000;

function answersTo({ lab, questions }: GradingLab, { files }: Submission): WrittenAnswer[] {
  const content = files.get(`${lab.entry.folder}/${ANSWERS_FILE}`);
  if (!content) return [];
  const answers = parseAnswers(new TextDecoder().decode(content));
  return questions.map((asked) => ({
    ...{ lab: asked.lab, question: asked.question },
    text: (answers.get(asked.question) ?? '').slice(0, LONGEST_ANSWER),
  }));
}
