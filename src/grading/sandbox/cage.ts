import type { Bundle } from '../bundle.ts';
import type { Limits } from './limits.ts';

/** What can contain a student's code, strongest first. */
export const ISOLATIONS = ['bubblewrap', 'deno', 'node permissions', 'plain process'] as const;

export type Isolation = (typeof ISOLATIONS)[number];

/** How a contained process is started. */
export interface Command {
  readonly file: string;
  readonly parameters: readonly string[];
  /** All of its environment: nothing of the grader's is handed on. */
  readonly environment: Readonly<Record<string, string>>;
  /** The user that it runs as, where it is another one. */
  readonly user?: number;
  /** Takes away what was made for this process alone. */
  dispose?(): Promise<void>;
}

export interface Cage {
  readonly isolation: Isolation;
  /**
   * Whether it keeps code from the files, the environment, the network and the processes of the machine. One that does
   * not is for one's own code.
   */
  readonly contains: boolean;
  /** @throws InputError if what it takes is not on this machine, with the cure */
  command(bundle: Bundle, limits: Limits): Promise<Command>;
}
