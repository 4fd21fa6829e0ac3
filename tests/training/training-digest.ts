import { sha256 } from '../../src/base/sha256.ts';
import { trainingSettings } from '../support/training-settings.ts';
import { eventsOf, type Family, only, smallTraining } from './small-training.ts';

/** SHA-256 over the losses of 200 steps and the weights after them; one wrong bit anywhere gives another. */
export async function trainingDigest(family: Family): Promise<string> {
  const { model, ...options } = smallTraining(family);
  const config = { ...trainingSettings, steps: 200, evaluateEvery: 100, checkpointEvery: 200 };
  const losses = only(await eventsOf({ ...options, model, config }), 'step').map(({ loss }) => loss);
  const values = [...losses, ...[...model.parameters.values().values()].flatMap((weights) => [...weights])];
  model.dispose();
  return sha256(new Uint8Array(Float64Array.from(values).buffer));
}
