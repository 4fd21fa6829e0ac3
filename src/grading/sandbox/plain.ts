import { join } from 'node:path';
import type { Cage } from './cage.ts';
import { ENVIRONMENT, nodeOptions } from './node-options.ts';
import { limited, resourceLimits } from './resource-limits.ts';

/** What a file may grow to where code can write any. */
const FILE_BYTES = 2 ** 24;

/** Node as it is: it can read and change what its user can. For one's own exercises on one's own machine. */
export const plain: Cage = {
  isolation: 'plain process',
  contains: false,
  async command({ folder, entry }, limits) {
    const parameters = [...nodeOptions(limits), join(folder, entry)];
    // no limit on tasks: the kernel would count all that this user runs
    const kernel = resourceLimits(limits, FILE_BYTES).filter((limit) => !limit.startsWith('--nproc'));
    return { ...limited(process.execPath, parameters, kernel), environment: ENVIRONMENT };
  },
};
