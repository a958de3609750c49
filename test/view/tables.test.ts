import { expect, it } from 'vitest';
import { moneyUnit, PERCENT } from '../../src/language/units.ts';
import { rational } from '../../src/model/rational.ts';
import { buildTable } from '../../src/view/build-table.ts';
import { pageOf, SALES } from './plans.ts';

const wan = moneyUnit('CNY', 10_000);

it('a column has one unit, said in its heading, and the decimals of its most exact number', () => {
  const table = buildTable(
    {
      id: 't',
      columns: [{ heading: '项' }, { heading: '金额' }],
      rows: [
        {
          cells: [
            { kind: 'text', text: '甲' },
            { kind: 'amount', value: rational(125_000), unit: wan },
          ],
        },
        {
          cells: [
            { kind: 'text', text: '乙' },
            { kind: 'amount', value: rational(30_000), unit: wan },
          ],
        },
        { cells: [{ kind: 'text', text: '丙' }, { kind: 'none' }] },
      ],
    },
    'zh-CN',
  );
  expect(table.columns.map((it) => [it.heading, it.unit, it.align])).toEqual([
    ['项', '', 'left'],
    ['金额', '万元', 'right'],
  ]);
  expect(table.rows.map((row) => row.cells[1]?.text)).toEqual(['12.5', '3.0', '—']);
});

it('a cell keeps the raw value beside its text', () => {
  const table = buildTable(
    {
      id: 't',
      columns: [{ heading: 'x' }],
      rows: [{ cells: [{ kind: 'amount', value: rational(1, 3), unit: PERCENT }] }],
    },
    'zh-CN',
  );
  const cell = table.rows[0]?.cells[0];
  expect([cell?.text, cell?.value]).toEqual([
    '33.3%',
    { kind: 'number', value: rational(1, 3), unit: PERCENT },
  ]);
});

function splitTable(rows: string) {
  const page = pageOf({ goals: SALES, more: `| 销售额 / 产品 | ${rows}` });
  const [table] =
    page.sections[1]?.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])) ?? [];
  return table;
}

it('tells filled cells from computed ones', () => {
  const table = splitTable(
    '权重 | Q1 | Q2 |\n| --- | ---: | ---: | ---: |\n| 产品A | 40% | 100 | |\n| 产品B | 60% | | |\n| 合计 | | 300 | 300 |',
  );
  const cells = table?.rows
    .slice(0, 2)
    .map((row) => row.cells.slice(1).map((cell) => `${cell.text} ${cell.origin}`));
  expect(cells).toEqual([
    ['40% held', '100 held', '140 computed', '240 computed'],
    ['60% held', '200 computed', '160 computed', '360 computed'],
  ]);
  expect(table?.rows[2]?.role).toBe('total');
  expect(table?.hasComputed).toBe(true);
});

it.each([
  [
    '权重 | Q1 | Q2 | 负责人 |\n| --- | ---: | ---: | ---: | --- |\n| 产品A | 40% | 100 | | 王敏 |\n| 产品B | 60% | | | 王敏 |',
    '权重 Q1 Q2 合计 负责人',
    '合计 100% 298.34 301.66 600 ',
  ],
  [
    'Q1 | Q2 | 全年 |\n| --- | ---: | ---: | ---: |\n| 产品A | 100 | 140 | |\n| 产品B | 200 | 160 | |',
    'Q1 Q2 全年',
    '合计 300 300 600',
  ],
  [
    'Q1 | Q2 |\n| --- | ---: | ---: |\n| 产品A | 100 | 140 |\n| 产品B | 200 | 160 |\n| 合计 | | |',
    'Q1 Q2 合计',
    '合计 300 300 600',
  ],
  ['目标值 |\n| --- | ---: |\n| 产品A | 240 |\n| 产品B | 360 |', '目标值', '合计 600'],
  ['权重 |\n| --- | ---: |\n| 产品A | 40% |\n| 产品B | 60% |', '权重', '产品B 60%'],
])('a table of parts adds up in both directions: %s', (rows, heads, last) => {
  const table = splitTable(rows);
  expect(
    table?.columns
      .slice(1)
      .map(({ heading }) => heading)
      .join(' '),
  ).toBe(heads);
  expect(
    table?.rows
      .at(-1)
      ?.cells.map(({ text }) => text)
      .join(' '),
  ).toBe(last);
});

it.each([
  ['zh-CN', '2026-03-31', ['原因、调整措施、负责人、期限', '原因', '原因（4月10日前补上即可）']],
  ['en', '2026-04-30', ['cause, action, owner, date', 'cause', 'cause']],
])('of deviations asks what the rules ask: all of a red, the cause of others (%s)', (lang, asOf, lacking) => {
  const even = '| 1月 | 2月 | 3月 | 4月 | 5月 | 6月 |\n| --- | --: | --: | --: | --: | --: | --: |\n';
  const page = pageOf({
    goals: SALES,
    lang,
    asOf,
    more: `| 目标 ${even}| 销售额 | 100 | 100 | 100 | 100 | 100 | 100 |`,
    actuals: '| 目标 | 1月 | 2月 | 3月 |\n| --- | --: | --: | --: |\n| 销售额 | 70 | 85 | 130 |',
  });
  const tables = page.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
  const table = tables.find(({ id }) => id === 'unexplained');
  expect(table?.rows.map(({ cells }) => cells.at(-1)?.text)).toEqual(lacking);
});

// Five people at 20 a month. January's spare 10 cover February; or January lacks 20, which 500 − 480 make up for.
it.each([
  ['zh-CN', '90 | 110 | 100 | 100 | 100 | 100', '人力够（100%）；销售额的人手合起来够，2月有缺口'],
  [
    'en',
    '90 | 110 | 100 | 100 | 100 | 100',
    'People suffice, at 100% of what is needed; people for 销售额 suffice taken together, but fall short in Feb',
  ],
  [
    'zh-CN',
    '120 | 80 | 100 | 100 | 100 | 100',
    '销售额的人员产能最紧时只够需要的 83.3%，但从2026年2月1日起，计划里的人手够完成余下的目标',
  ],
  [
    'en',
    '120 | 80 | 100 | 100 | 100 | 100',
    'Capacity for 销售额 covers only 83.3% of what is needed at its tightest, but from 1 Feb 2026 the people in the plan suffice for what is left',
  ],
])(
  'the verdict names months that are short beside a whole that is not (%s, %s)',
  (lang, months, expected) => {
    const even = '| 1月 | 2月 | 3月 | 4月 | 5月 | 6月 |\n| --- | --: | --: | --: | --: | --: | --: |\n';
    const page = pageOf({
      goals: SALES,
      lang,
      asOf: '2026-01-31',
      more: `| 目标 ${even}| 销售额 | ${months} |`,
      actuals: '| 目标 | 1月 |\n| --- | --: |\n| 销售额 | 100 |',
      people: '| 人员 | 人数 | 人均月产能 |\n| --- | --: | --: |\n| 顾问 | 5 | 20 |',
    });
    const found = page.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'finding' ? [block.title] : [])),
    );
    expect(found).toContain(expected);
  },
);
