import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { graphemes, widthOf } from '../../src/diagnostics/width.ts';

test('every character of the basic plane is as wide as string-width says, alone and between others', () => {
  for (let code = 0x20; code < 0x10000; code++) {
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
