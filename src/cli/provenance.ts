import type { Provenance } from '../compare/run-files.ts';
import { commit, machine, versions } from '../platform/node/machine.ts';

/** Where and by what this command makes its results. */
export function provenance(): Provenance {
  const found = commit();
  return {
    created: new Date().toISOString(),
    command: commandLine(),
    versions: versions(),
    ...(found !== undefined && { commit: found }),
    machine: machine(),
  };
}

function commandLine(): string {
  const words = process.argv.slice(2).map((word) => (/^[\w./:=,@-]+$/.test(word) ? word : JSON.stringify(word)));
  return ['npx attention-lab', ...words].join(' ');
}
