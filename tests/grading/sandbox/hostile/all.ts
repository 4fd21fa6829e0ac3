import { files } from './files.ts';
import { forgery } from './forgery.ts';
import type { HostileCode } from './hostile-code.ts';
import { memory } from './memory.ts';
import { network } from './network.ts';
import { processes } from './processes.ts';
import { time } from './time.ts';

export const hostileCode: readonly HostileCode[] = [...time, ...memory, ...processes, ...files, ...network, ...forgery];
