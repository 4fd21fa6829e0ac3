import { describe, expect, it } from 'vitest';
import { isUnspaced } from '../../src/text/unspaced.ts';

describe('isUnspaced', () => {
  it.each([
    ['Chinese', ['你好。', '他们在学校里学习。', '我不知道, 也许吧。'], true],
    ['Japanese', ['これはペンです。', '行け！', '猫が好きです。'], true],
    ['Thai', ['ฉันรักคุณ', 'สวัสดีครับ'], true],
    ['Chinese cut into words', ['他们 在 学校 里 学习 。', '我 不 知道 。'], false],
    ['Korean, which writes blanks', ['저는 학생입니다.', '안녕!'], false],
    ['one word a sentence', ['Va!', 'Cours!'], false],
    ['a few loans among French', ['Va!', 'Il dit «東京».', 'Cours!'], false],
    ['nothing', [], false],
  ])('of %s', (_, texts, expected) => {
    expect(isUnspaced(texts)).toBe(expected);
  });
});
