import { InputError } from '../base/errors.ts';

/** The loss or the gradient is no longer a number: training cannot go on. The weights are those of the step before. */
export class DivergedError extends InputError {
  /** The update that was not made. */
  readonly step: number;
  /** Step of the last checkpoint; 0 if there was none. */
  readonly checkpointStep: number;

  constructor(what: string, value: number, step: number, checkpointStep: number) {
    const kept =
      checkpointStep > 0 ? `the last good checkpoint is that of step ${checkpointStep}` : 'no checkpoint yet';
    super(
      `training diverged at step ${step}: the ${what} is ${value}; ${kept} — ` +
        'lower the learning rate, lengthen the warm-up or lower clip, and train again',
    );
    this.step = step;
    this.checkpointStep = checkpointStep;
  }
}
