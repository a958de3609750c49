import { describe, expect, it } from 'vitest';
import { fold, normal, sameName } from '../../src/language/fold.ts';

describe('text as it is read', () => {
  it.each([
    ['１，０００', '1,000'],
    ['￥３', '¥3'],
    ['−5', '-5'],
    [' a\u00a0 b\u3000c ', 'a b c'],
    ['1000\u200b', '1000'],
    ['\ufeff王敏', '王敏'],
    ['\u202a250\u202c', '250'],
    ['销售\u00ad总额', '销售总额'],
    ['\u200b', ''],
  ])('%j → %j', (text, expected) => {
    expect(normal(text)).toBe(expected);
    expect(fold(text)).toBe(expected.replace(/ /g, ''));
  });

  it('names are the same whatever pasting left in them', () => {
    expect(sameName('销售\u200b总额\ufeff', '销售 总额')).toBe(true);
    expect(sameName('Café', 'Cafe\u0301')).toBe(true);
    expect(sameName('产品A', '产品B')).toBe(false);
  });
});
