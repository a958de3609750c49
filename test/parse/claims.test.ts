import { describe, expect, it } from 'vitest';
import { parseBody } from './parse-text.ts';

describe('links → claims', () => {
  it.each([
    ['到 [1000 万元](#销售总额:目标)。', [['1000 万元', '销售总额:目标']]],
    ['[29.9%](#%E9%94%80%E5%94%AE%E6%80%BB%E9%A2%9D:%E5%A2%9E%E5%B9%85)', [['29.9%', '销售总额:增幅']]],
    [
      '[**1000** 万元](#a:b) and [2](#c/d@Q3:e)',
      [
        ['1000 万元', 'a:b'],
        ['2', 'c/d@Q3:e'],
      ],
    ],
    ['[1](<#销售 总额:目标>)', [['1', '销售 总额:目标']]],
    ['[1](#a:差异% "title")', [['1', 'a:差异%']]],
    ['[1](#销售总额：目标)', [['1', '销售总额：目标']]],
    ['- a\n  > [1](#a:b)', [['1', 'a:b']]],
    ['### [1](#a:b)', [['1', 'a:b']]],
    ['| x |\n| - |\n| [1](#a:b) |', [['1', 'a:b']]],
    ['[1][r]\n\n[r]: #a:b', [['1', 'a:b']]],
    ['[text](#anchor)', []],
    ['[text](https://example.com/#a:b)', []],
    ['`[1](#a:b)`', []],
    ['<!-- [1](#a:b) -->', []],
  ])('%j → %j', (body, expected) => {
    const claims = parseBody(body).document?.claims ?? [];
    expect(claims.map(({ text, address }) => [text, address])).toEqual(expected);
  });

  it('points at the text and at the address', () => {
    const { document, under } = parseBody('增幅 [**29.9**%](#销售总额:增幅),[x](<#b c:d>)');
    expect(document?.claims.map(({ at, addressAt }) => [under(at), under(addressAt)])).toEqual([
      ['**29.9**%', '销售总额:增幅'],
      ['x', 'b c:d'],
    ]);
  });
});
