import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { encodePairs } from '../../src/batches/example.ts';
import { Codec } from '../../src/text/codec.ts';
import { WordTokenizer } from '../../src/text/word-tokenizer.ts';

const pair = { id: 'en-fr-7', split: 'train', source: 'i see him', target: 'je le vois bien', tags: [] };
const codecs = {
  source: Codec.fit(new WordTokenizer(), [pair.source]),
  target: Codec.fit(new WordTokenizer(), [pair.target]),
};

describe('encodePairs', () => {
  it('ends the source with EOS and leaves the target bare', () => {
    const [example] = encodePairs([pair], codecs);
    expect(example!.pair).toBe(pair);
    expect(example!.source.at(-1)).toBe(2);
    expect(codecs.source.decode(example!.source)).toBe(pair.source);
    expect(example!.target).toHaveLength(4);
    expect(codecs.target.decode(example!.target)).toBe(pair.target);
  });

  it('names a pair that is too long, and the cure', () => {
    expect(encodePairs([pair], codecs, 4)).toHaveLength(1);
    expect(() => encodePairs([pair], codecs, 3)).toThrow(InputError);
    expect(() => encodePairs([pair], codecs, 3)).toThrow(
      'pair en-fr-7 (train): the target has 4 tokens, the maximum is 3 — leave the pair out, ' +
        'or allow so many by --set maximumLength=4',
    );
    expect(() => encodePairs([pair], codecs, 2)).toThrow('the source has 3 tokens');
  });
});
