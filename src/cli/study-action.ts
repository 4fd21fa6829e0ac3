import { InputError } from '../base/errors.ts';
import { writeJson } from '../base/json-file.ts';
import { answers } from '../export/study-answers.ts';
import { NodeFileStore } from '../platform/node/file-store.ts';
import { parallelism } from '../platform/node/machine.ts';
import { runStudy, studyJobs } from '../study/run-study.ts';
import { readTimings } from '../study/study-timing.ts';
import { abortOnCtrlC } from './abort-on-ctrl-c.ts';
import { exportAction } from './export-action.ts';
import { jobRunner } from './job-runner.ts';
import { loadPlan, planNames } from './load-plan.ts';
import { openStudy, type StudyOptions } from './open-study.ts';
import { duration, progressFor } from './progress.ts';

/** Does what is left of a study, analyses it, and writes results, tables, figures and texts. */
export async function studyAction(name: string | undefined, options: StudyOptions): Promise<void> {
  const store = new NodeFileStore();
  if (name === undefined) {
    for (const known of await planNames(store)) {
      process.stdout.write(`${known.padEnd(20)} ${(await loadPlan(store, known)).question}\n`);
    }
    return;
  }
  const study = await openStudy(store, name, options);
  const { folder, plan, seeds, arms } = study;
  const jobs = studyJobs(study);
  const progress = progressFor(jobs, process.stderr);
  const { signal, release } = abortOnCtrlC(
    'the current step',
    `Go on with: npx attention-lab study ${name} --resume --out ${folder}`,
  );
  try {
    const runJob = await jobRunner(Math.max(...arms.map(({ comparison }) => comparison.dataBytes)));
    process.stderr.write(
      `${plan.title}: ${arms.length} arms from ${seeds.length} seeds, ${jobs.length} jobs, into ${folder}\n`,
    );
    const started = performance.now();
    // Times are measured one at a time: two beside each other would measure each other.
    const concurrency = plan.kind === 'cost' ? 1 : Math.min(options.jobs ?? parallelism(), jobs.length);
    const results = await runStudy(study, { store, runJob, concurrency, listener: progress, signal });
    progress.stop();
    await writeJson(store, `${folder}/timing.json`, await readTimings(store, folder, plan, seeds));
    await writeJson(store, `${folder}/results.json`, results);
    for (const answer of answers(results)) process.stdout.write(`${answer}\n`);
    await exportAction(folder, folder);
    process.stderr.write(`Done in ${duration((performance.now() - started) / 1000)}.\n`);
    const { failures } = results;
    if (failures.length > 0) throw new InputError(failures.map(({ message }) => message).join('\n'));
  } finally {
    progress.stop();
    release();
  }
}
