import type { CellType } from '../../src/language/cells.ts';
import { choices } from '../../src/language/choices.ts';
import { type MeasureId, measures } from '../../src/language/measures.ts';
import { parseUnit } from '../../src/language/units.ts';
import {
  type Column,
  type Kind,
  kinds,
  knownDimensions,
  seasonalityNames,
  steps,
  totalColumnNames,
  totalNames,
} from '../../src/language/vocabulary.ts';
import { type Lang, say, type Words } from '../../src/language/words.ts';
import { cellTypes } from './cell-types.ts';
import { code, page, table } from './markdown.ts';

/** Measures by what they are measures of: a goal, a member, or the identifier of a kind. */
export type MeasuresBySubject = ReadonlyMap<string, ReadonlySet<MeasureId>>;

const allKinds: readonly (readonly [string, Kind])[] = Object.entries(kinds);

/** The reference of the plan language, made from the vocabulary. */
export function languagePage(lang: Lang, used: MeasuresBySubject): string {
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const other = lang === 'en' ? '[中文](plan-language.zh-CN.md)' : '[English](plan-language.en.md)';
  return page(
    `<!-- ${w('由 npm run docs 生成，请勿手改。', 'Made by npm run docs; do not edit.')} -->`,
    `# ${w('计划语言参考', 'Plan language reference')}`,
    `${other} · ${w(
      '[《计划怎么写》](../plan-language.zh-CN.md) 讲用法，这一页列出全部词汇。',
      '[The plan language](../plan-language.md) explains; this page lists every word.',
    )}`,
    w(
      '表头、步骤、度量和可选的词，中英文随时可以混用；大小写、全角半角和空格不计。每项先写本语言的名称，再写另一种语言的名称和别名。',
      'Headings, steps, measures and choices may be written in either language, and mixed; case, width and spaces do not count. Each entry gives its name, then its name in Chinese and its aliases.',
    ),
    `## ${w('六步', 'The six steps')}`,
    table(
      ['#', w('名称', 'Name'), w('英文', 'Chinese'), w('别名', 'Aliases')],
      steps.map(({ number, label, aliases }) => [
        String(number),
        ...both(label, lang),
        aliases.join(w('、', ', ')),
      ]),
    ),
    `## ${w('表格', 'Tables')}`,
    w(
      '在每一步里，第一列的表头决定这是什么表。“必填”的列缺了，表就读不懂；“可核对”的列可以有合计行；金额的表头可以带单位，如 `金额（万元）`。',
      'Within a step, the heading of the first column says what kind of table it is. A table cannot be read without its required columns; columns that add may have a total row; a heading of money may carry its unit, as `Amount (USD k)`.',
    ),
    ...allKinds.flatMap(([id, kind]) => kindPart(id, kind, lang)),
    `## ${w('单元格', 'Cells')}`,
    table(
      [w('类型', 'Type'), w('含义', 'Meaning'), w('例子', 'Examples')],
      typesInUse().map((type) => {
        const { name, about, examples } = cellTypes[type];
        const shown =
          type in choices ? choiceWords(type, lang) : say2(examples, lang).map(code).join(w('、', ', '));
        return [say(name, lang), say(about, lang), shown];
      }),
    ),
    w(
      '任何格子：空着等程序算（实际数空着就是还没有），`0` 就是零，`—`、`-`、`无`、`N/A` 表示没有，`待定`、`TBD` 是错误。',
      'Any cell: blank is computed (an actual: not yet known), `0` is zero, `—`, `-`, `none`, `N/A` say that there is none, `TBD` is an error.',
    ),
    `## ${w('单位', 'Units')}`,
    unitTable(lang),
    `## ${w('行和列的保留名称', 'Rows and columns with a meaning of their own')}`,
    table(
      [w('名称', 'Names'), w('含义', 'Meaning')],
      [
        [
          totalNames.map(code).join(' '),
          w('行：只用来核对合计，空着就算出来', 'a row that checks a sum; blank, it is computed'),
        ],
        [totalColumnNames.map(code).join(' '), w('列：只用来核对合计', 'a column that checks a sum')],
        [
          seasonalityNames.map(code).join(' '),
          w('分期目标表里的行：各期的权重', 'a row of weights by period among the targets'),
        ],
        [
          knownDimensions
            .flatMap(({ label, aliases }) => [label.zh, label.en, ...aliases])
            .map(code)
            .join(' '),
          w('不必声明的维度', 'dimensions that need not be declared'),
        ],
      ],
    ),
    `## ${w('地址', 'Addresses')}`,
    addressPart(lang),
    `## ${w('度量', 'Measures')}`,
    table(
      [w('名称', 'Name'), w('英文', 'Chinese'), w('别名', 'Aliases')],
      Object.values(measures).map(({ label, aliases }) => [
        ...both(label, lang).map(code),
        [...aliases.zh, ...aliases.en].map(code).join(' '),
      ]),
    ),
    `### ${w('什么有哪些度量', 'What has which measures')}`,
    subjectTable(lang, used),
  );
}

function kindPart(id: string, kind: Kind, lang: Lang): string[] {
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const inSteps = kind.steps
    .map((n) => (lang === 'en' ? `Step ${n}` : `第${'一二三四五六'[n - 1]}步`))
    .join(w('、', ', '));
  const reserved =
    kind.reserved === undefined
      ? ''
      : w(`，地址里叫 ${code(kind.reserved.zh)}`, `, in addresses ${code(kind.reserved.en)}`);
  const first =
    id === 'splits' ? w('维度的名称，或“目标 / 维度”', 'the name of a dimension, or “goal / dimension”') : '';
  return [
    `### ${say(kind.label, lang)}`,
    `${inSteps}${reserved}${w('。', '.')}`,
    table(
      [w('列', 'Column'), w('英文', 'Chinese'), w('别名', 'Aliases'), w('单元格', 'Cell'), ''],
      [
        columnRow(kind.first, lang, [w('第一列', 'first column'), first]),
        ...Object.values(kind.columns).map((column) => columnRow(column, lang, [])),
        ...(kind.periods
          ? [
              [
                w('期间', 'a period'),
                '',
                ['Q1', w('7月', 'Jul'), '2026-07', 'H2'].map(code).join(' '),
                w('数量', 'quantity'),
                w('任意多列', 'any number of columns'),
              ],
            ]
          : []),
      ],
    ),
  ];
}

function columnRow(column: Column, lang: Lang, more: readonly string[]): string[] {
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const notes = [
    ...more,
    column.required ? w('必填', 'required') : '',
    column.money ? w('金额', 'money') : '',
    column.adds ? w('可核对', 'adds') : '',
  ].filter((it) => it !== '');
  const [name = '', translated = ''] = both(column.label, lang);
  return [
    name,
    translated,
    column.aliases.join(w('、', ', ')),
    say(cellTypes[column.cell].name, lang),
    notes.join(w('，', ', ')),
  ];
}

function typesInUse(): CellType[] {
  const used = new Set(
    allKinds.flatMap(([, kind]) => [kind.first, ...Object.values(kind.columns)].map(({ cell }) => cell)),
  );
  return typeNames().filter((type) => used.has(type));
}

function typeNames(): CellType[] {
  const isType = (name: string): name is CellType => name in cellTypes;
  return Object.keys(cellTypes).filter(isType);
}

function choiceWords(type: string, lang: Lang): string {
  const lists: Readonly<
    Record<string, Readonly<Record<string, { label: Words; aliases: readonly string[] }>>>
  > = choices;
  return Object.values(lists[type] ?? {})
    .map(({ label, aliases }) => {
      const [name = '', translated = ''] = both(label, lang);
      const rest = [translated, ...aliases].join(lang === 'en' ? ', ' : '、');
      return lang === 'en' ? `${code(name)} (${rest})` : `${code(name)}（${rest}）`;
    })
    .join('<br>');
}

const UNITS = [
  '元',
  '千元',
  '万元',
  '百万元',
  '亿元',
  'USD',
  'USD k',
  'USD m',
  '%',
  '个百分点',
  '家',
  '万台',
  'customers',
  'k units',
];

function unitTable(lang: Lang): string {
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const families = {
    money: w('金额，可换算', 'money; scales convert'),
    count: w('数量，只和同一个词相加', 'a count; adds only to the same word'),
    ratio: w('比率', 'ratio'),
  };
  return table(
    [w('写法', 'Written'), w('是什么', 'Is'), w('一个单位等于', 'One of it is'), w('显示为', 'Shown as')],
    UNITS.flatMap((text) => {
      const unit = parseUnit(text, 'CNY');
      if (unit === null) return [];
      const { n, d } = unit.scale;
      return [
        [
          code(text),
          families[unit.family],
          d === 1n ? `${n} ${unit.base}` : `${n}/${d}`,
          say(unit.label, lang),
        ],
      ];
    }),
  );
}

function addressPart(lang: Lang): string {
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const rows = [
    ['销售总额:目标', 'Revenue:target', '整个计划期', 'over the whole plan'],
    ['销售总额@Q3:目标', 'Revenue@Q3:target', '一期', 'in one period'],
    [
      '销售总额/产品A@2026-07:实际',
      'Revenue/ProductA@2026-07:actual',
      '一个成员、一期',
      'of one member, in one period',
    ],
    [
      '销售总额/区域=华东:达成率',
      'Revenue/region=East:attainment',
      '名称有歧义时写明维度',
      'with the dimension, where the name alone is ambiguous',
    ],
    [
      '渠道/行业展会:转化率',
      'channel/TradeFairs:conversion',
      '某类事物，用保留名称开头',
      'of a thing of a kind, which is named first',
    ],
  ];
  return [
    w(
      '`目标[/成员][@期间]:度量`；链接里不能有空格，写不写空格是一回事。',
      '`goal[/member][@period]:measure`; a link holds no spaces, and spaces do not count.',
    ),
    '',
    table(
      [w('地址', 'Address'), w('指的是', 'Names')],
      rows.map(([zh = '', en = '', aboutZh = '', aboutEn = '']) => [code(w(zh, en)), w(aboutZh, aboutEn)]),
    ),
  ].join('\n');
}

function subjectTable(lang: Lang, used: MeasuresBySubject): string {
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const label = (subject: string): string => {
    if (subject === 'goal') return w('目标', 'a goal');
    if (subject === 'member') return w('目标的成员', 'a member of a goal');
    const kind = allKinds.find(([id]) => id === subject)?.[1];
    return kind?.reserved === undefined ? subject : code(say(kind.reserved, lang));
  };
  const order = ['goal', 'member', ...allKinds.map(([id]) => id)];
  return table(
    [w('什么', 'What'), w('度量', 'Measures')],
    order.flatMap((subject) => {
      const found = used.get(subject);
      if (found === undefined) return [];
      const ids = measureIds().filter((id) => found.has(id));
      return [[label(subject), ids.map((id) => say(measures[id].label, lang)).join(w('、', ', '))]];
    }),
  );
}

function measureIds(): MeasureId[] {
  const isMeasure = (id: string): id is MeasureId => id in measures;
  return Object.keys(measures).filter(isMeasure);
}

/** In the page's language first. */
function both(label: Words, lang: Lang): [string, string] {
  return lang === 'en' ? [label.en, label.zh] : [label.zh, label.en];
}

function say2<T>(of: { readonly zh: T; readonly en: T }, lang: Lang): T {
  return lang === 'en' ? of.en : of.zh;
}
