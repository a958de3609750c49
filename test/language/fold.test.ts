import { expect, test } from 'vitest';
import { fold, normal } from '../../src/language/fold.ts';
import { simplified } from '../../src/language/traditional.ts';

const slowNormal = (text: string) =>
  simplified(
    text
      .normalize('NFKC')
      .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
      .replace(/[\u2212\u2010\u2011]/g, '-')
      .replace(/\s+/g, ' ')
      .trim(),
  );

test('the short way gives what the long way gives, for every character alone and between others', () => {
  for (let code = 1; code < 0x10000; code++) {
    for (const text of [String.fromCharCode(code), `a${String.fromCharCode(code)}中`]) {
      const expected = slowNormal(text);
      if (normal(text) !== expected) expect(`U+${code.toString(16)}: ${normal(text)}`).toBe(expected);
      const folded = expected.toLowerCase().replace(/\s+/g, '');
      if (fold(text) !== folded) expect(`U+${code.toString(16)}: ${fold(text)}`).toBe(folded);
    }
  }
});
