import type { TrainingConfig } from './config.ts';

type ScheduleConfig = Pick<TrainingConfig, 'schedule' | 'steps' | 'learningRate' | 'warmup' | 'finalFraction'>;

/**
 * The learning rate of one update. All schedules rise linearly over the warm-up; from the peak on
 *
 * - `smooth` falls along 1 − (3x² − 2x³), x running from 0 to 1, to `finalFraction` of the peak at the last step: the
 *   usual cosine to within 0.011 of the peak, without a cosine, which engines round differently;
 * - `inverse-sqrt` falls as √(warmup / step) (Vaswani et al. 2017, eq. 3, where the peak is 1 / √(D · warmup));
 * - `constant` stays.
 *
 * @param step the update, from 1 to `steps`
 */
export function learningRateAt(step: number, config: ScheduleConfig): number {
  const { schedule, steps, learningRate: peak, warmup, finalFraction } = config;
  if (step < warmup) return (peak * step) / warmup;
  switch (schedule) {
    case 'constant':
      return peak;
    case 'inverse-sqrt':
      return peak * Math.sqrt(Math.max(1, warmup) / step);
    case 'smooth': {
      const x = steps > warmup ? (step - warmup) / (steps - warmup) : 0;
      const falling = 1 - x * x * (3 - 2 * x);
      return peak * (finalFraction + (1 - finalFraction) * falling);
    }
  }
}
