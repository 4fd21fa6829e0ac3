import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LABS_ROOT, type LoadedLab } from './load-lab.ts';
import { loadReference } from './load-reference.ts';
import { computedOracle, type Oracle } from './oracle.ts';
import { CASES_FILE, recordedOracle } from './recorded-oracle.ts';
import { ScenarioRuns } from './scenario-runs.ts';

/**
 * Who knows the answers to a lab: the reference, where it is, or what it once answered to the public cases.
 * @throws InputError if there is neither
 */
export async function openOracle(lab: LoadedLab, root = LABS_ROOT): Promise<Oracle> {
  const recorded = join(lab.folder, CASES_FILE);
  if (existsSync(recorded)) return recordedOracle(await readFile(recorded, 'utf8'), recorded);
  const reference = await loadReference(lab, root);
  return computedOracle(new ScenarioRuns(lab.scenarios, reference.implementation), reference.mistakes);
}
