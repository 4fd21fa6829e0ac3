/** What a generated corpus depends on; the same options give the same pairs on every machine. */
export interface GeneratorOptions {
  readonly seed: number;
  /** Training pairs; the other splits keep their sizes. */
  readonly pairs: number;
  /** Source words of the longest training sentence. */
  readonly maximumLength: number;
}
