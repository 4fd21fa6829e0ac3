/**
 * When the alignments are read in a training of so many steps: before the first, after the last and, since most of it
 * happens early, ever more rarely between them: every 25 steps up to 200, every 50 up to 400, every 100 up to 800 …
 */
export function formationSteps(steps: number): number[] {
  const read: number[] = [];
  let stride = 25;
  for (let step = 0; step < steps; step += stride) {
    read.push(step);
    if (step === 8 * stride) stride *= 2;
  }
  return [...read, steps];
}
