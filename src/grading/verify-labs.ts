import { InputError } from '../base/errors.ts';
import { useCpuBackend } from './cpu-backend.ts';
import { entryOf, readManifest } from './load-lab.ts';
import type { Tally } from './prove-checks.ts';
import { type LabProof, verifyLab } from './verify-lab.ts';
import { typeErrors } from './verify-types.ts';

const STRICT = '--strict';

/**
 * Grades everything whose grade is known, of the labs named or of all, and tells what is wrong. An exercise that somebody
 * has begun is told, and wrong only with `--strict`, where the labs have to be as they are handed out.
 * @returns the exit code
 */
export async function verifyLabs(words: readonly string[], tell: (line: string) => void): Promise<number> {
  const ids = words.filter((word) => word !== STRICT);
  const isStrict = words.includes(STRICT);
  await useCpuBackend();
  const manifest = await readManifest();
  const entries = ids.length > 0 ? ids.map((id) => entryOf(manifest, id)) : manifest;
  const types = typeErrors(ids.length > 0 ? entries.map(({ folder }) => folder) : undefined);
  const proofs: LabProof[] = [];
  let red = 0;
  for (const entry of entries) {
    try {
      const proof = await verifyLab(entry);
      proofs.push(proof);
      red += proof.problems.length;
      tell(`${entry.id}  ${line(proof)}`);
      for (const problem of proof.problems) tell(`    ${problem}`);
      if (proof.begun.length > 0) tell(`    exercise.ts is begun (${proof.begun.join(', ')}): no starter was graded`);
      if (isStrict && proof.begun.length > 0) red++;
    } catch (error) {
      red++;
      tell(`${entry.id}  ${error instanceof InputError ? error.message : (error as Error).stack}`);
    }
  }
  const others = [...(await types), ...(ids.length === 0 ? unseenProblems(proofs) : [])];
  for (const problem of others) tell(problem);
  tell(summary(proofs));
  return red + others.length > 0 ? 1 : 0;
}

/** Mistakes that were made of the text of the exercise alone, by somebody who has not read the checks. */
const LEAST_UNSEEN = 20;

function unseenProblems(proofs: readonly LabProof[]): string[] {
  const all = sum(proofs.map(({ unseen }) => unseen.all));
  return all < LEAST_UNSEEN ? [`${all} unseen mistakes, fewer than ${LEAST_UNSEEN}`] : [];
}

/** The one line that says it all. */
export function summary(proofs: readonly LabProof[]): string {
  const total = (of: (proof: LabProof) => Tally): Tally => ({
    right: sum(proofs.map((proof) => of(proof).right)),
    all: sum(proofs.map((proof) => of(proof).all)),
  });
  const every = (tally: Tally, word: string) => (tally.right === tally.all ? word : `${word}: ${ratio(tally)}`);
  return [
    `labs ${proofs.length}`,
    `references ${every(
      total((proof) => proof.reference),
      'full',
    )}`,
    `starters ${every(
      total((proof) => proof.starter),
      'zero',
    )}`,
    `alternatives ${ratio(total((proof) => proof.alternatives))} accepted`,
    `mutants ${ratio(total((proof) => proof.mutants))} rejected and named`,
    `unseen mistakes ${ratio(total((proof) => proof.unseen))} rejected`,
  ].join(', ');
}

const line = (proof: LabProof): string => summary([proof]).replace('labs 1, ', '');
const ratio = ({ right, all }: Tally): string => `${right} of ${all}`;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
