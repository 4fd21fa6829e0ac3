import type { TensorValue, Value } from './value.ts';

/** Deeper than any result of a lab; what is deeper is a cycle. */
const MAX_DEPTH = 32;

/** A result holds what cannot be graded: `what` ("a promise") at `at` (".weights[2]"). */
export class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly what: string;
  readonly at: string;

  constructor(what: string, at: string) {
    super(`${what} at result${at}`);
    this.what = what;
    this.at = at;
  }
}

/**
 * What a scenario returned as plain data: tensors with their numbers, typed arrays as arrays.
 *
 * @throws Unusable for promises, functions and whatever else is no data
 */
export function toValue(output: unknown, at = '', depth = 0): Value {
  if (depth > MAX_DEPTH) throw new Unusable('data nested without end', at);
  if (output === null || output === undefined) return output;
  if (typeof output === 'number' || typeof output === 'string' || typeof output === 'boolean') return output;
  if (typeof output !== 'object') throw new Unusable(`a ${typeof output}`, at);
  if (Array.isArray(output)) return Array.from(output, (item, i) => toValue(item, `${at}[${i}]`, depth + 1));
  if (ArrayBuffer.isView(output) && !(output instanceof DataView)) return Array.from(output as Float32Array, Number);
  if (typeof (output as Partial<Promise<unknown>>).then === 'function') throw new Unusable('a promise', at);
  if (isTensor(output)) return tensorValue(output);
  const prototype: unknown = Object.getPrototypeOf(output);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new Unusable(`an object of class ${(output.constructor as { name?: string } | undefined)?.name}`, at);
  }
  const entries = Object.entries(output).map(([key, value]) => [key, toValue(value, `${at}.${key}`, depth + 1)]);
  return Object.fromEntries(entries) as Value;
}

interface Tensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  dataSync(): ArrayLike<number>;
}

/** By what it has rather than by its class: there may be two copies of TensorFlow.js. */
function isTensor(output: object): output is Tensor {
  return 'dataSync' in output && 'shape' in output && 'dtype' in output;
}

function tensorValue(tensor: Tensor): TensorValue {
  const values = Array.from(tensor.dataSync(), Number);
  return { tensor: { shape: [...tensor.shape], dtype: tensor.dtype, values } };
}
