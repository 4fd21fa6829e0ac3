import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/grading/value.ts';
import { decode, encode } from '../../src/grading/wire.ts';

describe('the wire', () => {
  it('brings back any plain data, NaN and the infinities too', () => {
    const leaf = fc.oneof(fc.double({ noDefaultInfinity: false }), fc.string(), fc.boolean(), fc.constant(undefined));
    const { tree } = fc.letrec<{ tree: Value }>((tie) => ({
      tree: fc.oneof(leaf, fc.array(tie('tree')), fc.dictionary(fc.stringMatching(/^[a-z]+$/), tie('tree'))),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const line = encode({ value });
        expect(line).not.toContain('\n');
        expect(normal(decode(line))).toEqual(normal({ value }));
      }),
    );
  });

  it('keeps __proto__ a key like any other', () => {
    const decoded = decode('{"__proto__": {"polluted": 1}}') as object;
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    expect(Object.hasOwn(decoded, '__proto__')).toBe(true);
  });
});

/** JSON knows no negative zero. */
function normal(value: unknown): unknown {
  return structuredClone(value) === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value, (_key, item) => (typeof item === 'number' ? String(item + 0) : (item ?? '∅'))));
}
