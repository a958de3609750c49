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

  const AT = '到';
  it.each([
    ['[5](#Renewed revenue:target)', '[5](#Renewedrevenue:target)'],
    ['[**5** k](#A B@Q3:target)', '[**5** k](#AB@Q3:target)'],
    ['[5](#Sales (net):target)', '[5](#Sales(net):target)'],
    ['[5](#A\nB:target)', '[5](#AB:target)'],
    ['[1000 万元]（#销售总额:目标）', '[1000 万元](#销售总额:目标)'],
    ['【1000 万元】(#销售总额：目标)', '[1000 万元](#销售总额:目标)'],
    ['[5] (#A:target)', '[5](#A:target)'],
  ])('%j is no link; write %j', (written, suggestion) => {
    for (const body of [`${AT}${written}`, `- > ${AT}${written}`, `### ${AT}${written}`]) {
      if (written.includes('\n') && !body.startsWith(AT)) continue;
      const { document, diagnostics, under } = parseBody(body);
      expect(document?.claims).toEqual([]);
      expect(diagnostics.map(({ code, instead }) => [code, instead])).toEqual([
        ['claim-no-link', { found: written, by: suggestion }],
      ]);
      expect(diagnostics.map(({ at }) => under(at))).toEqual([written.split('\n')[0]]);
    }
    expect(parseBody(suggestion).document?.claims).toHaveLength(1);
  });

  it.each([
    '`[5](#A B:target)`',
    '\\[5](#A B:target)',
    '[5\\](#A B:target)',
    '[5](#A B)',
    '5](#A B:target)',
    '[x](https://example.com) 5](#A B:target)',
    '[1]（#3：说明）',
    '[a] (#3: see b)',
    '```\n[5](#A B:target)\n```',
    '<!-- [5](#A B:target) -->',
  ])('%j is meant as it stands', (body) => {
    expect(parseBody(body).codes).toEqual([]);
  });
});
