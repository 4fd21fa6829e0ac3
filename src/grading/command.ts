/** A command line that runs the entry of a bundle. The environment holds nothing else. */
export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** What a process may take. */
export interface Limits {
  /** For loading the exercise. */
  readonly loadSeconds: number;
  /** Of stdout and stderr together in one call, in bytes. */
  readonly output: number;
  /** Says what limit a process (and all it started) has broken, if any: "took more than 1 GiB of memory". Asked often. */
  exceeded?(pid: number): Promise<string | undefined>;
}

export const LIMITS: Limits = { loadSeconds: 20, output: 16 * 1024 * 1024 };
