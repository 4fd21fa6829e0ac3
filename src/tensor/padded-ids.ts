/** Token ids of B sequences, padded on the right to one length; plain data, no tensor. */
export interface PaddedIds {
  readonly ids: Int32Array; // [rows × columns], row after row
  readonly rows: number;
  readonly columns: number;
  /** The number of real tokens in each row; what follows is PAD. */
  readonly lengths: readonly number[]; // [rows]
}

/** Number of tokens that are not padding. */
export function tokenCount({ lengths }: PaddedIds): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}
