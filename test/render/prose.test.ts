import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import { proseHtml } from '../../src/render/prose.ts';
import type { ClaimView } from '../../src/view/table.ts';

const parser = unified().use(remarkParse).freeze();
const words = { imageMissing: '图片', verified: '已核对', stale: '已过期' };

function html(markdown: string, claims: ReadonlyMap<string, ClaimView> = new Map()): string {
  return proseHtml({ nodes: parser.parse(markdown).children, claims }, words);
}

it.each([
  ['**重点** 与 `代码`', '<p><strong>重点</strong> 与 <code>代码</code></p>'],
  ['# 大标题', '<h3>大标题</h3>'],
  ['- 一\n- 二', '<ul>\n<li>一</li>\n<li>二</li>\n</ul>'],
  ['a <b>c</b>', '<p>a c</p>'],
  ['<script>alert(1)</script>', ''],
  ['<img src=x onerror=alert(1)>', ''],
  ['![示意图](https://example.com/a.png)', '<p><span class="no-image">[图片: 示意图]</span></p>'],
  ['![" onload="alert(1)](x)', '<p><span class="no-image">[图片: " onload="alert(1)]</span></p>'],
  ['[x](javascript:alert(1))', '<p><span>x</span></p>'],
  ['[x](JAVASCRIPT:alert(1))', '<p><span>x</span></p>'],
  ['[x](data:text/html,<script>1</script>)', '<p><span>x</span></p>'],
  ['[x](vbscript:x)', '<p><span>x</span></p>'],
  ['[x](//example.com)', '<p><span>x</span></p>'],
  ['[x](file:///etc/passwd)', '<p><span>x</span></p>'],
  ['[x](&#106;avascript:alert(1))', '<p><span>x</span></p>'],
  [
    '[x](https://example.com/?a=1&b=2 "t")',
    '<p><a href="https://example.com/?a=1&#x26;b=2" rel="nofollow noopener noreferrer">x</a></p>',
  ],
  [
    '[x](mailto:a@example.com)',
    '<p><a href="mailto:a@example.com" rel="nofollow noopener noreferrer">x</a></p>',
  ],
  ['[x](#nowhere)', '<p><span>x</span></p>'],
])('%s', (markdown, expected) => {
  expect(html(markdown)).toBe(expected);
});

it('a claim says whether it agrees and leads to where its number comes from', () => {
  const claims = new Map<string, ClaimView>([
    ['销售额:目标 600 万元', { state: 'verified', note: '已核对：600 万元', source: 'f1' }],
    ['销售额:实际 1 万元', { state: 'stale', note: '现为 2 万元', source: '' }],
  ]);
  expect(html('[600 万元](#销售额:目标)', claims)).toBe(
    '<p><a class="claim" title="已核对：600 万元" href="#f1">600 万元<span class="claim-mark" title="已核对">✓</span></a></p>',
  );
  expect(html('[1 万元](#销售额:实际)', claims)).toBe(
    '<p><span class="claim claim-stale" title="现为 2 万元">1 万元<span class="claim-mark" title="已过期">×</span></span></p>',
  );
});
