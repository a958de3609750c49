import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { graphemes, widthOf } from '../../src/diagnostics/width.ts';

test('characters of the basic plane are as wide as string-width says', () => {
  // Behind the scripts of letters come thousands alike: of ideographs and syllables every 256th stands for the rest.
  const isOneOfMany = (code: number) => code >= 0x3400 && code < 0xd7a4;
  for (let code = 0x20; code < 0x10000; code += isOneOfMany(code) ? 256 : 1) {
    if (code >= 0xe000 && code < 0xf900) continue;
    const character = String.fromCharCode(code);
    if (widthOf(character) !== stringWidth(character)) expect(`U+${code.toString(16)}`).toBe('');
  }
});

test.each([
  '',
  'a中“…”b',
  '１２，３',
  '👨‍👩‍👧 e\u0301',
  'アイ|—',
  '全 角　',
  '❤️🇨🇳1️⃣',
  '한국어',
  'नमस्ते',
  '👍🏽\u200b',
])('%j', (text) => {
  expect(widthOf(text)).toBe(stringWidth(text));
  const segments = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  expect([...graphemes(text)]).toEqual(segments.map(({ segment }) => segment));
});
