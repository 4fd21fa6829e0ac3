import { BOS, EOS } from '../text/special-tokens.ts';
import type { RankedHypothesis } from './hypothesis.ts';
import { lengthPenalty } from './length-penalty.ts';
import { logSumExp, mostProbable } from './next-token.ts';

/** The most hypotheses that a user may ask for; far more than find anything better. */
export const WIDEST_BEAM = 100;

export interface SearchOptions {
  /** How many hypotheses go on from step to step. */
  readonly width: number;
  /** How many of the finished ones are wanted, at most `width`. */
  readonly nBest: number;
  /** α of the length penalty. */
  readonly lengthPenalty: number;
  /** The most tokens to say, EOS not counted. */
  readonly maximumLength: number;
}

/** The last token of a hypothesis and, through `before`, all that was said before it. */
export interface Path {
  readonly token: number;
  readonly before?: Path;
  /** Which of the paths that were alive is `before`. */
  readonly parent: number;
  /** Of `token`, and of all up to it; natural logarithms. */
  readonly logProbability: number;
  readonly total: number;
  /** Where the model looked when it said `token` [S]. */
  readonly alignment?: Float32Array | undefined;
  /** Whether each token was the most probable one: what greedy decoding says. */
  readonly greedy: boolean;
}

const START: Path = { token: BOS, parent: 0, logProbability: 0, total: 0, greedy: true };

/** A path that is alive, and a token behind it. */
interface Extension extends Pick<Path, 'parent' | 'token' | 'logProbability' | 'total'> {
  /** Whether no token is more probable there. */
  readonly likeliest: boolean;
}

interface Finished {
  readonly path: Path; // its token is EOS
  readonly score: number;
  readonly complete: boolean;
}

/**
 * The beam of one sentence; plain data, no tensors. It is told what the model says after each path that is alive, until
 * none is. See {@link beamSearch} for what it promises.
 */
export class SentenceSearch {
  readonly #options: SearchOptions;
  #alive: readonly Path[] = [START];
  #length = 0; // tokens of every path that is alive
  #finished: Finished[] = []; // the best first

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  /** The paths that are to go on, the most probable first; none when the search is over. */
  get alive(): readonly Path[] {
    return this.#alive;
  }

  /**
   * One token more.
   * @param logits after each path that is alive [V]
   * @param alignment where the model looked meanwhile [S]
   */
  advance(logits: readonly Float32Array[], alignment?: readonly Float32Array[]): void {
    const { width, maximumLength } = this.#options;
    const mustEnd = this.#length === maximumLength;
    const extensions: Extension[] = [];
    for (const [parent, { total }] of this.#alive.entries()) {
      const row = logits[parent]!;
      const normaliser = logSumExp(row);
      const likely = mostProbable(row, width);
      for (const token of mustEnd ? [EOS] : likely) {
        const logProbability = row[token]! - normaliser;
        extensions.push({
          parent,
          token,
          logProbability,
          total: total + logProbability,
          likeliest: token === likely[0],
        });
      }
    }
    extensions.sort((a, b) => b.total - a.total); // stable: of equals the one that was better before, then the lower id
    this.#length++;
    const going: Path[] = [];
    for (const [rank, { likeliest, ...extension }] of extensions.entries()) {
      const before = this.#alive[extension.parent]!;
      const greedy = before.greedy && likeliest;
      if (rank >= width && !greedy) continue;
      const path: Path = { ...extension, before, greedy, alignment: alignment?.[extension.parent] };
      if (path.token === EOS) this.#finish(path, likeliest || !mustEnd);
      else going.push(path);
    }
    this.#alive = going.filter((path) => this.#mayComeAmongTheBest(path));
  }

  /** The best that have ended, the best first. */
  hypotheses(): RankedHypothesis[] {
    return this.#finished.map(({ path, score, complete }) => {
      const tokens: number[] = [];
      const logProbabilities = [path.logProbability];
      const alignment: Float32Array[] = [];
      for (let said = path.before!; said.before; said = said.before) {
        tokens.unshift(said.token);
        logProbabilities.unshift(said.logProbability);
        if (said.alignment) alignment.unshift(said.alignment);
      }
      const attends = path.alignment !== undefined;
      return { tokens, logProbabilities, complete, ...(attends && { alignment }), logProbability: path.total, score };
    });
  }

  #finish(path: Path, complete: boolean): void {
    const score = path.total / lengthPenalty(this.#length, this.#options.lengthPenalty);
    this.#finished.push({ path, score, complete });
    this.#finished.sort((a, b) => b.score - a.score); // stable: of equals the one that was found first
    this.#finished.length = Math.min(this.#finished.length, this.#options.nBest);
  }

  /** At best a path goes on with certainty to the length at which its log-probability counts least. */
  #mayComeAmongTheBest({ total }: Path): boolean {
    const { nBest, maximumLength, lengthPenalty: exponent } = this.#options;
    if (this.#finished.length < nBest) return true;
    return total / lengthPenalty(maximumLength + 1, exponent) > this.#finished.at(-1)!.score;
  }
}
