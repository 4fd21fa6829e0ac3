import type { TensorValue, Value } from './value.ts';

/** |a − e| ≤ absolute + relative · |e|. */
export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

export const TOLERANCE: Tolerance = { absolute: 1e-4, relative: 1e-4 };

/** What is wrong with `actual`, in one sentence with the numbers that show it, or undefined if it is as expected. */
export function difference(actual: Value, expected: Value, tolerance = TOLERANCE, at = ''): string | undefined {
  const place = placeOf(at);
  if (kindOf(actual) !== kindOf(expected)) {
    return `${place} is ${describe(actual)}, where ${describe(expected)} was expected${cure(actual, expected)}`;
  }
  if (isTensor(expected)) return tensorDifference((actual as TensorValue).tensor, expected.tensor, tolerance, place);
  if (Array.isArray(expected)) return arrayDifference(actual as readonly Value[], expected, tolerance, at);
  if (typeof expected === 'number') return numberDifference([actual as number], [expected], tolerance, () => place);
  if (typeof expected === 'object' && expected !== null) {
    return objectDifference(actual as ValueObject, expected as ValueObject, tolerance, at);
  }
  return actual === expected ? undefined : `${place} is ${describe(actual)}, expected ${describe(expected)}`;
}

const placeOf = (at: string): string => (at === '' ? 'the result' : `result${at}`);

type ValueObject = { readonly [key: string]: Value };

function arrayDifference(actual: readonly Value[], expected: readonly Value[], tolerance: Tolerance, at: string) {
  const place = placeOf(at);
  if (actual.length !== expected.length) {
    return `${place} has ${count(actual.length, 'element')}, expected ${expected.length}`;
  }
  if (expected.every((item) => typeof item === 'number') && actual.every((item) => typeof item === 'number')) {
    return numberDifference(actual, expected, tolerance, (i) => `result${at}[${i}]`);
  }
  for (const [i, item] of expected.entries()) {
    const found = difference(actual[i], item, tolerance, `${at}[${i}]`);
    if (found) return found;
  }
  return undefined;
}

function objectDifference(actual: ValueObject, expected: ValueObject, tolerance: Tolerance, at: string) {
  const place = placeOf(at);
  for (const [key, item] of Object.entries(expected)) {
    if (!Object.hasOwn(actual, key)) return `${place} has no "${key}", only ${keysText(actual)}`;
    const found = difference(actual[key], item, tolerance, `${at}.${key}`);
    if (found) return found;
  }
  return undefined;
}

type Tensor = TensorValue['tensor'];

function tensorDifference(actual: Tensor, expected: Tensor, tolerance: Tolerance, place: string): string | undefined {
  if (String(actual.shape) !== String(expected.shape)) {
    return `${place} has shape ${shapeText(actual)}, expected ${shapeText(expected)}`;
  }
  const name = place === 'the result' ? 'result' : place;
  const where = (i: number) => (actual.shape.length === 0 ? place : `${name}[${indices(i, actual.shape).join(', ')}]`);
  return numberDifference(actual.values, expected.values, tolerance, where);
}

/** Row-major position → one index per axis. */
function indices(position: number, shape: readonly number[]): number[] {
  return shape.reduceRight<{ rest: number; out: number[] }>(
    ({ rest, out }, size) => ({ rest: Math.floor(rest / size), out: [rest % size, ...out] }),
    { rest: position, out: [] },
  ).out;
}

/** Names the first NaN, else the number that is furthest off. */
function numberDifference(
  actual: readonly number[],
  expected: readonly number[],
  tolerance: Tolerance,
  where: (i: number) => string,
): string | undefined {
  const wrong = expected.flatMap((e, i) => (close(actual[i]!, e, tolerance) ? [] : [i]));
  if (wrong.length === 0) return undefined;
  const distance = (i: number) => Math.abs(actual[i]! - expected[i]!);
  const worst =
    wrong.find((i) => Number.isNaN(actual[i])) ?? wrong.reduce((a, b) => (distance(b) > distance(a) ? b : a));
  const share = expected.length === 1 ? '' : ` (${wrong.length} of ${expected.length} numbers differ)`;
  const cause = Number.isNaN(actual[worst]) ? ' — NaN comes of 0 / 0, ∞ − ∞, or of something undefined' : '';
  return `${where(worst)} is ${number(actual[worst]!)}, expected ${number(expected[worst]!)}${share}${cause}`;
}

function close(actual: number, expected: number, { absolute, relative }: Tolerance): boolean {
  if (Object.is(actual, expected) || actual === expected) return true;
  if (!Number.isFinite(expected)) return false;
  return Math.abs(actual - expected) <= absolute + relative * Math.abs(expected);
}

const isTensor = (value: Value): value is TensorValue => kindOf(value) === 'tensor';

function kindOf(value: Value): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'object') return typeof value;
  const { tensor } = value as { tensor?: { shape?: unknown; values?: unknown } | null };
  return Array.isArray(tensor?.shape) && Array.isArray(tensor?.values) ? 'tensor' : 'object';
}

/** What is shown of a list: whoever wrote it may have made it long. */
const SHOWN = 8;

const shapeText = ({ shape }: Tensor): string =>
  `[${shape.slice(0, SHOWN).join(', ')}${shape.length > SHOWN ? ', …' : ''}]`;

const keysText = (value: object): string =>
  Object.keys(value).slice(0, SHOWN).join(', ').slice(0, 200) || 'nothing in it';

/** "a tensor of shape [2, 3]", "an array of 4 elements", "3.14". */
function describe(value: Value): string {
  const kind = kindOf(value);
  if (kind === 'tensor') return `a tensor of shape ${shapeText((value as TensorValue).tensor)}`;
  if (Array.isArray(value)) return `an array of ${count(value.length, 'element')}`;
  if (kind === 'object') return `an object with ${keysText(value as object)}`;
  return typeof value === 'number'
    ? `the number ${number(value)}`
    : (JSON.stringify(value) ?? 'undefined').slice(0, 80);
}

function cure(actual: Value, expected: Value): string {
  if (actual === undefined) return ' — is a return missing?';
  if (isTensor(actual) && Array.isArray(expected)) return ' — arraySync() makes an array of a tensor';
  if (Array.isArray(actual) && isTensor(expected)) return ' — tf.tensor() makes a tensor of an array';
  if (isTensor(actual) && typeof expected === 'number') return ' — arraySync() makes a number of a scalar';
  return '';
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** Six digits: enough to see any difference beyond the tolerance. What only claims to be a number is cut. */
const number = (x: number): string =>
  Number.isFinite(x) ? String(Number(x.toPrecision(6))) : String(x).slice(0, 'undefined'.length);
