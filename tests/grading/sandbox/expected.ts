import type { Isolation } from '../../../src/grading/sandbox/cage.ts';
import type { Breach, HostileCode } from './hostile/hostile-code.ts';
import type { Aftermath } from './run-hostile-code.ts';

/** What an attack must come to at a level. */
export interface Expected {
  readonly attack: RegExp;
  readonly afterwards: RegExp;
  readonly breaches: readonly Breach[];
}

export const expectedOf = ({ comesTo, afterwards = /^value 42$/, open }: HostileCode, level: Isolation): Expected => ({
  attack: comesTo[level] ?? comesTo.else,
  afterwards,
  breaches: open?.[level] ?? [],
});

/** A cell of the matrix: what it came to, and what got out. */
export function cellText({ attack, breaches }: Pick<Aftermath, 'attack' | 'breaches'>): string {
  const outcome = attack.split('\n')[0]!.replace(/\/\S*\//g, '…/');
  const short = outcome.length > 60 ? `${outcome.slice(0, 60)}…` : outcome;
  return `${breaches.length > 0 ? `**open: ${breaches.join(', ')}**; ` : ''}${short}`.replaceAll('|', '\\|');
}
