import { bundleExercise, NotLoadable, removeBundle } from './bundle.ts';
import type { ExerciseProcess, ExerciseRunner } from './exercise-process.ts';
import type { HandedIn } from './handed-in.ts';
import type { LoadedLab } from './load-lab.ts';

/** Bundles somebody's code and starts it; `stop` also takes the bundle away. Nothing that the code does rejects. */
export async function startExercise(
  lab: LoadedLab,
  handedIn: HandedIn,
  runner: ExerciseRunner,
): Promise<ExerciseProcess> {
  try {
    const bundle = await bundleExercise(lab, handedIn);
    const started = await runner.start(bundle);
    return {
      call: (scenario, input, seconds) => started.call(scenario, input, seconds),
      stop: async () => {
        await started.stop();
        await removeBundle(bundle);
      },
    };
  } catch (error) {
    if (error instanceof NotLoadable) return notLoaded(error.message);
    throw error;
  }
}

/** A process that there is none of: every call is answered with the reason. */
export function notLoaded(message: string): ExerciseProcess {
  return { call: async () => ({ outcome: { kind: 'not loaded', message }, printed: '' }), stop: async () => {} };
}
