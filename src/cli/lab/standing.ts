import type { LabProgress } from '../../grading/progress.ts';

/** How far a student is with one lab, at a glance. */
export type Standing =
  | { readonly kind: 'no exercise' | 'not begun' | 'not checked' }
  /** `changed`: the exercise is another than the one that was checked. */
  | { readonly kind: 'checked'; readonly passed: number; readonly of: number; readonly changed: boolean };

/** The exercise as it is, as it was handed out, and its digest. */
export interface ExerciseText {
  readonly text: string;
  readonly starter: string | undefined;
  readonly sha256: string;
}

export function standingOf(exercise: ExerciseText | undefined, progress: LabProgress | undefined): Standing {
  if (!exercise) return { kind: 'no exercise' };
  if (progress?.sha256 !== undefined) {
    const { passed, failed, sha256 } = progress;
    const of = passed.length + failed.length;
    return { kind: 'checked', passed: passed.length, of, changed: sha256 !== exercise.sha256 };
  }
  return { kind: exercise.text === exercise.starter ? 'not begun' : 'not checked' };
}
