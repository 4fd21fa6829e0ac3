import cliProgress from 'cli-progress';
import type { ClassListener } from '../grading/class/grade-class.ts';
import { duration } from './progress.ts';

export interface GradeProgress extends ClassListener {
  stop(): void;
}

/** One live line on a terminal, a line for each submission everywhere else. */
export function gradeProgress(submissions: number, stream: NodeJS.WriteStream): GradeProgress {
  return stream.isTTY ? liveProgress(submissions, stream) : plainProgress(submissions, stream);
}

function liveProgress(submissions: number, stream: NodeJS.WriteStream): GradeProgress {
  const format = '{bar}  {value} of {total} submissions  {left}';
  const bar = new cliProgress.SingleBar({ format, barsize: 24, hideCursor: true, stream }, cliProgress.Presets.rect);
  const started = performance.now();
  let now = 0;
  let done = 0;
  bar.start(submissions, 0, { left: '' });
  return {
    graded(_, how) {
      done++;
      if (how === 'now') now++;
      const seconds = (performance.now() - started) / 1000;
      bar.update(done, { left: now > 0 ? `${duration((seconds / now) * (submissions - done))} left` : '' });
    },
    stop: () => bar.stop(),
  };
}

function plainProgress(submissions: number, stream: NodeJS.WriteStream): GradeProgress {
  let done = 0;
  return {
    graded({ submission, labs }, how) {
      const earned = labs.reduce((sum, lab) => sum + lab.earned, 0);
      const before = how === 'before' ? ', graded before' : '';
      stream.write(`${++done} of ${submissions}: ${submission}: ${earned} points by checks${before}\n`);
    },
    stop() {},
  };
}
