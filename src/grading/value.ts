/** Numbers of a tensor, on their way between processes. */
export interface TensorValue {
  readonly tensor: { readonly shape: readonly number[]; readonly dtype: string; readonly values: readonly number[] };
}

/**
 * What a scenario may be given and may return: plain data, in which NaN and the infinities are numbers too (JSON has
 * none; the wire format sees to that). Tensors appear in what comes back, never in what is given.
 */
export type Value =
  | number
  | string
  | boolean
  | null
  | undefined
  | TensorValue
  | readonly Value[]
  | { readonly [key: string]: Value };
