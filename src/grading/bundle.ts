/** A folder that holds all that a process needs to run one exercise: nothing else has to be readable. */
export interface Bundle {
  readonly folder: string;
  /**
   * The module in it to run. One JSON object a line comes in by stdin, one goes out by stdout for each; see `host.ts`.
   */
  readonly entry: string;
}
