import type { Isolation } from '../../../../src/grading/sandbox/cage.ts';

/** What gets out of a process that should be contained. */
export type Breach = 'reads' | 'writes' | 'connects' | 'listens' | 'signals' | 'outlives';

/** Something by level; `else` for those that are not named. */
export type ByLevel<T> = Partial<Record<Isolation, T>> & { readonly else: T };

/** What a student might hand in who means harm, and what must come of it. */
export interface HostileCode {
  readonly name: string;
  /** Run when the exercise is loaded. */
  readonly top?: string;
  /** The body of `attack(world)`, called by the grader. */
  readonly attack?: string;
  /** The body of `double(x)`, called after it; the right one unless told. */
  readonly double?: string;
  /** The outcome of the attack, as `outcomeText` writes it. */
  readonly comesTo: ByLevel<RegExp>;
  /** The outcome of `double(21)`, after it; 42 unless told. */
  readonly afterwards?: RegExp;
  /** It takes a second or more: its limit has to run out. */
  readonly slow?: true;
  /** What the levels let out that do not contain it; what is not named here contains it. */
  readonly open?: Partial<Record<Isolation, readonly Breach[]>>;
}

/** How the levels say no. */
export const denied =
  /permission|Cannot find module|access|restricted|EROFS|ENOENT|EACCES|not allowed|denied|EPERM|ENETUNREACH|EADDRNOTAVAIL/i;

/** Nothing of Node's own keeps code from it. */
export const openInNode = (...breaches: Breach[]) => ({ 'node permissions': breaches, 'plain process': breaches });
export const openInPlain = (...breaches: Breach[]) => ({ 'plain process': breaches });
