/** Whoever can be timed on a workload, in a process of its own. */
export interface Contender {
  readonly name: string;
  /** Runs the workload for about `milliseconds` and gives the mean time of one run, in milliseconds. */
  measure(milliseconds: number): Promise<number>;
}

export interface Timed {
  /** Medians over the rounds, in milliseconds. */
  readonly oursMs: number;
  readonly peerMs: number;
  /** Median over the rounds of peer / ours in that round: how many times as fast ours is. */
  readonly ratio: number;
}

export interface TurnSettings {
  readonly rounds: number;
  readonly millisecondsPerTurn: number;
}

/**
 * Times contenders in turn, round after round (A B C, A B C, …), so that whatever slows the machine for a while slows all
 * of them. The first contender is ours.
 * @returns for each other contender, by name, ours against it
 */
export async function takeTurns(
  [ours, ...peers]: readonly [Contender, ...Contender[]],
  { rounds, millisecondsPerTurn }: TurnSettings,
): Promise<{ oursMs: number; against: Map<string, Timed> }> {
  const own: number[] = [];
  const theirs = new Map(peers.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    own.push(await ours.measure(millisecondsPerTurn));
    for (const peer of peers) theirs.get(peer.name)!.push(await peer.measure(millisecondsPerTurn));
  }
  const oursMs = median(own);
  const against = [...theirs].map(([name, times]): [string, Timed] => {
    const ratio = median(times.map((time, round) => time / own[round]!));
    return [name, { oursMs, peerMs: median(times), ratio }];
  });
  return { oursMs, against: new Map(against) };
}

/** @throws RangeError if there are no values */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('median: no values');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
