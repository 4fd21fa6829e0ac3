import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** All that is needed to go on with a generator exactly where it stood; plain JSON. */
export interface RandomState {
  readonly key: string;
  readonly state: readonly number[];
}

/**
 * The one source of chance in this project: a seeded xoroshiro128+ that is split by purpose.
 *
 * `random.split('dropout')` depends only on the seed and the purposes on the way to it, never on how many numbers
 * were drawn before, so that one more draw in the data order does not change the initial weights.
 */
export class Random {
  readonly #key: string;
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number | RandomState) {
    if (typeof seed === 'number') {
      if (!Number.isSafeInteger(seed)) throw new RangeError(`Random: the seed must be a whole number, got ${seed}`);
      this.#key = String(seed);
      this.#generator = xoroshiro128plus(hash(this.#key));
    } else {
      this.#key = seed.key;
      this.#generator = xoroshiro128plusFromState(seed.state);
    }
  }

  /** An independent generator for `purpose`. */
  split(purpose: string): Random {
    const key = `${this.#key}/${purpose}`;
    return new Random({ key, state: xoroshiro128plus(hash(key)).getState() });
  }

  get state(): RandomState {
    return { key: this.#key, state: this.#generator.getState() };
  }

  /** A number of [0, 1). */
  uniform(): number {
    return uniformFloat64(this.#generator);
  }

  /** A whole number of [0, below). */
  integer(below: number): number {
    return uniformInt(this.#generator, 0, below - 1);
  }

  /**
   * Nearly normal, mean 0 and standard deviation 1: the sum of twelve uniforms less six (Irwin–Hall). No logarithm and
   * no cosine, which engines round differently, so that every engine gives the same bits. |x| ≤ 6.
   */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.uniform();
    return sum;
  }

  choice<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('Random.choice: nothing to choose from');
    return items[this.integer(items.length)]!;
  }

  /** A shuffled copy (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [result[i], result[j]] = [result[j]!, result[i]!];
    }
    return result;
  }
}

/** FNV-1a over UTF-16 units, then a finaliser (MurmurHash3's), so that near keys give far seeds; 32 bits. */
function hash(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
