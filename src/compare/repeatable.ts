/**
 * The same numbers with eight digits: Math.log and Math.exp may differ between engines in the last bit, and files are to
 * be the same byte for byte.
 */
export function repeatable<T>(value: T): T {
  if (typeof value === 'number') return Number(value.toPrecision(8)) as T;
  if (Array.isArray(value)) return value.map(repeatable) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, repeatable(item)])) as T;
}
