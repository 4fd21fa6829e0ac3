import type { Value } from './value.ts';

/** JSON has no NaN, no infinities and no undefined: they travel as `{ "$": "NaN" }`. */
const SPECIAL = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY } as const;

/** One line of JSON. */
export function encode(value: Value): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item === undefined || (typeof item === 'number' && !Number.isFinite(item)) ? { $: String(item) } : item,
  );
}

/** What {@link encode} was given. @throws SyntaxError if the text is not JSON */
export function decode(text: string): Value {
  return revive(JSON.parse(text) as Value);
}

function revive(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(revive);
  const marked = (value as { $?: unknown }).$;
  if (marked === 'undefined') return undefined;
  if (typeof marked === 'string' && Object.hasOwn(SPECIAL, marked)) return SPECIAL[marked as keyof typeof SPECIAL];
  // fromEntries defines properties of its own, so that a key "__proto__" stays a key
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item as Value)])) as Value;
}
