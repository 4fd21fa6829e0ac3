import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/base/sha256.ts';

/** Of "abc": FIPS 180-2, appendix B.1. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('sha256', () => {
  it('agrees with the standard', async () => expect(await sha256(new TextEncoder().encode('abc'))).toBe(ABC));

  it('takes the bytes of a view alone', async () => {
    const bytes = new TextEncoder().encode('xabcx').subarray(1, 4);
    expect(await sha256(bytes)).toBe(ABC);
  });
});
