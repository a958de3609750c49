import { formatPeriod, formatQuantity } from '../../language/format.ts';
import type { Quantity } from '../../language/units.ts';
import type { Words } from '../../language/words.ts';
import type { FiscalStart, Period } from '../../model/period.ts';
import { define } from '../define.ts';
import { didYouMean, listed } from '../phrases.ts';
import { ordinalZh, stepName } from './document.ts';

export const tableMessages = {
  'table-not-recognised': define<{
    found: string;
    suggestion: string;
    step: number | null;
    /** The heading of the second column, where that one should be the first. */
    second: string | null;
  }>({
    severity: 'warning',
    title: { zh: '表格没有被认出', en: 'A table that is not recognised' },
    say: ({ found, suggestion, second }) => ({
      what:
        found === ''
          ? {
              zh: '第一列没有表头，这张表因此只当作文字，不参与计算',
              en: 'The first column has no heading, so this table is treated as text and not computed',
            }
          : {
              zh: `第一列叫“${found}”，这张表因此只当作文字，不参与计算`,
              en: `The first column is called “${found}”, so this table is treated as text and not computed`,
            },
      why: { zh: `它看上去像是“${suggestion}”表`, en: `It looks like a “${suggestion}” table` },
      fix:
        second === null
          ? {
              zh: `把第一列的表头改成“${suggestion}”；若本来就是说明文字，可以不管`,
              en: `Call the first column “${suggestion}”, or leave it if it is meant as text`,
            }
          : {
              zh: `删掉第一列，让“${second}”成为第一列；若本来就是说明文字，可以不管`,
              en: `Remove the first column, so that “${second}” is the first, or leave it if it is meant as text`,
            },
    }),
  }),

  'table-in-other-step': define<{
    found: string;
    kind: Words;
    steps: readonly number[];
    step: number | null;
    /** Whether the plan has a heading for one of these steps. */
    present: boolean;
  }>({
    severity: 'warning',
    title: { zh: '表格放错了步骤', en: 'A table in another step' },
    say: ({ found, kind, steps, step, present }) => ({
      what: {
        zh: `这张“${found}”表看上去是“${kind.zh}”，放在${step === null ? '步骤之外' : ordinalZh(step)}只当作文字`,
        en: `This “${found}” table looks like “${kind.en}”; ${step === null ? 'outside the steps' : `in step ${step}`} it is treated as text`,
      },
      why: {
        zh: `“${kind.zh}”属于${steps.map((it) => `${ordinalZh(it)}“${stepName(it).zh}”`).join('或')}${present ? '' : '，而计划里没有这一步的标题'}`,
        en: `“${kind.en}” belongs to ${steps.map((it) => `step ${it} (${stepName(it).en})`).join(' or ')}${present ? '' : ', for which the plan has no heading'}`,
      },
      fix: present
        ? {
            zh: `移到${ordinalZh(steps[0] ?? 1)}的标题之下`,
            en: `Move it below the heading of step ${steps[0] ?? 1}`,
          }
        : {
            zh: `在它前面加上标题“## ${ordinalZh(steps[0] ?? 1)} ${stepName(steps[0] ?? 1).zh}”`,
            en: `Put the heading “## Step ${steps[0] ?? 1} ${stepName(steps[0] ?? 1).en}” before it`,
          },
    }),
  }),

  'unknown-column': define<{
    found: string;
    suggestion: string | null;
    known: readonly string[];
    kind: Words;
  }>({
    severity: 'warning',
    title: { zh: '不认识的列', en: 'Unknown column' },
    say: ({ found, suggestion, known, kind }) => ({
      what: {
        zh: `“${kind.zh}”表没有“${found}”这一列，它只会照原样显示`,
        en: `A table of ${kind.en.toLowerCase()} has no column “${found}”; it is only shown as it stands`,
      },
      why: {
        zh: `可以用的列：${listed(known, 20).zh}`,
        en: `The columns it can have: ${listed(known, 20).en}`,
      },
      fix: didYouMean(suggestion, {
        zh: '改用上面的列名；只是备注的话，表头写“备注”',
        en: 'Use one of these, or call it “note” if it is one',
      }),
    }),
  }),

  'missing-column': define<{ kind: Words; column: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '缺少必需的列', en: 'A required column is missing' },
    say: ({ kind, column }) => ({
      what: {
        zh: `“${kind.zh}”表缺少“${column}”这一列`,
        en: `This table of ${kind.en.toLowerCase()} has no column “${column}”`,
      },
      why: { zh: '没有这一列，整张表都无法计算', en: 'Without it nothing in the table can be computed' },
      fix: { zh: `在表头加上“${column}”`, en: `Add the column “${column}”` },
    }),
  }),

  'column-twice': define<{ found: string; first: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '同一列出现两次', en: 'The same column twice' },
    say: ({ found, first }) => ({
      what:
        found === first
          ? { zh: `“${found}”这一列出现了两次`, en: `The column “${found}” stands here twice` }
          : { zh: `“${found}”和“${first}”是同一列`, en: `“${found}” and “${first}” are the same column` },
      fix: { zh: '删掉其中一列', en: 'Remove one of them' },
    }),
  }),

  'column-without-heading': define<{ column: number; values: number; before: string | null }>({
    severity: 'error',
    blocking: true,
    title: { zh: '有内容的列没有表头', en: 'Values under no heading' },
    say: ({ column, values, before }) => ({
      what: {
        zh: `第 ${column} 列没有表头，下面却有 ${values} 格内容`,
        en: `Column ${column} has no heading, yet ${values} ${values === 1 ? 'cell' : 'cells'} below it ${values === 1 ? 'is' : 'are'} filled`,
      },
      why: {
        zh: '没有表头就不知道这些内容是什么，它们不会参与计算；表格软件里合并的表头，粘贴过来只剩第一列有字',
        en: 'Without one nobody knows what they are, and none is computed; of merged headings a spreadsheet pastes the text over the first column only',
      },
      fix:
        before === null
          ? { zh: '写上表头；只是备注的话，写“备注”', en: 'Give it a heading, “note” if it is one' }
          : {
              zh: `写上它自己的表头（左边一列是“${before}”）；只是备注的话，写“备注”`,
              en: `Give it a heading of its own (the column before is “${before}”), or “note” if it is one`,
            },
    }),
  }),

  'scenarios-too-many': define<{ found: number; limit: number }>({
    severity: 'error',
    title: { zh: '情景太多', en: 'Too many scenarios' },
    say: ({ found, limit }) => ({
      what: {
        zh: `有 ${found} 个情景，只推算前 ${limit} 个`,
        en: `There are ${found} scenarios; the first ${limit} are computed`,
      },
      why: {
        zh: '每个情景都要把整份计划重算一遍，太多也没法并排比较',
        en: 'Each one computes the whole plan again, and nobody can compare so many side by side',
      },
      fix: { zh: '只留下要拿来做决定的情景', en: 'Keep those that a decision depends on' },
    }),
  }),

  'headings-in-two-rows': define<{ headings: readonly string[]; more: boolean; sides: boolean }>({
    severity: 'error',
    blocking: true,
    title: { zh: '表头占了两行', en: 'Headings in two rows' },
    say: ({ headings, more, sides }) => ({
      what: { zh: '这张表的表头有两行', en: 'The headings of this table take two rows' },
      why: {
        zh: '--- 上面的一行才是表头，第二行会被当作数据',
        en: 'Only the row above --- holds headings; the second one counts as data',
      },
      fix: sides
        ? {
            zh: '把两行表头合成一行；计划和实际分开写：计划留在第二步的表里，实际写进第五步的表或 CSV',
            en: 'Make one row of the two; keep the plan in the table of step 2 and write the actuals in step 5 or a CSV',
          }
        : {
            zh: `把两行表头合成一行，再删掉第二行：| ${headings.join(' | ')} |${more ? ' ……' : ''}`,
            en: `Make one row of the two, and remove the second: | ${headings.join(' | ')} |${more ? ' …' : ''}`,
          },
    }),
  }),

  'headings-again': define<{ rows: number }>({
    severity: 'warning',
    title: { zh: '表头重复出现', en: 'Headings once more' },
    say: ({ rows }) => ({
      what: {
        zh: rows === 1 ? '这一行把表头又写了一遍' : `这一行和另外 ${rows - 1} 行把表头又写了一遍`,
        en:
          rows === 1
            ? 'This row says the headings once more'
            : `This row and ${rows - 1} more say the headings once more`,
      },
      why: {
        zh: '多半是分页打印的表头粘贴过来的；它不是数据，已经略过',
        en: 'Most likely pasted from a table printed over several pages; it is no data and is passed over',
      },
      fix: { zh: '删掉这样的行', en: 'Remove such rows' },
    }),
  }),

  'period-outside-plan': define<{ found: string; plan: Period; fiscal: FiscalStart }>({
    severity: 'error',
    blocking: true,
    title: { zh: '期间超出计划', en: 'A period outside the plan' },
    say: ({ found, plan, fiscal }) => ({
      what: { zh: `“${found}”不在计划期间之内`, en: `“${found}” does not lie within the plan` },
      why: {
        zh: `计划期间是 ${formatPeriod(plan, 'zh-CN', fiscal)}`,
        en: `The plan covers ${formatPeriod(plan, 'en', fiscal)}`,
      },
      fix: {
        zh: '改正这个期间，或改 frontmatter 的 period',
        en: 'Correct this period, or the period in the frontmatter',
      },
    }),
  }),

  'row-outside-plan': define<{ found: string; kind: Words; plan: Period; fiscal: FiscalStart }>({
    severity: 'warning',
    title: { zh: '这一行说的期间不在计划之内', en: 'A row about a period outside the plan' },
    say: ({ found, kind, plan, fiscal }) => ({
      what: {
        zh: `“${kind.zh}”里的“${found}”不在计划期间（${formatPeriod(plan, 'zh-CN', fiscal)}）之内`,
        en: `“${found}”, under “${kind.en}”, does not lie in the plan’s period, ${formatPeriod(plan, 'en', fiscal)}`,
      },
      why: {
        zh: '那里没有目标可比，这一行不起作用',
        en: 'There is no target to compare with there, so the row has no effect',
      },
      fix: {
        zh: '改正期间，或把这一行移到那一期的计划里',
        en: 'Correct the period, or move the row to the plan of that time',
      },
    }),
  }),

  'bare-dimension': define<{ dimension: string; goals: readonly string[] }>({
    severity: 'error',
    blocking: true,
    title: { zh: '看不出拆的是哪个目标', en: 'Which goal does this table split?' },
    say: ({ dimension, goals }) => ({
      what: {
        zh: `这张按“${dimension}”的表没有写明拆解哪个目标`,
        en: `This table by “${dimension}” does not say which goal it splits`,
      },
      why:
        goals.length === 0
          ? {
              zh: '计划里没有可以拆解的累计或存量目标',
              en: 'The plan has no goal that adds up and could be split',
            }
          : {
              zh: `计划里有 ${goals.length} 个可以拆解的目标：${listed(goals).zh}`,
              en: `The plan has ${goals.length} goals that could be meant: ${listed(goals).en}`,
            },
      fix: {
        zh: `把第一列写成“${goals[0] ?? '目标名'} / ${dimension}”`,
        en: `Call the first column “${goals[0] ?? 'goal'} / ${dimension}”`,
      },
    }),
  }),

  'required-cell': define<{ name: string; column: string; kind: Words }>({
    severity: 'warning',
    title: { zh: '必需的单元格是空的', en: 'A required cell is blank' },
    say: ({ name, column, kind }) => ({
      what: {
        zh: `“${name}”一行没有填“${column}”`,
        en: `The row “${name}” has no “${column}”`,
      },
      why: {
        zh: `“${kind.zh}”表里没有它的行不起作用`,
        en: `Without it a row of “${kind.en}” has no effect`,
      },
      fix: { zh: '填上它，或删掉这一行', en: 'Fill it in, or remove the row' },
    }),
  }),

  'row-without-name': define<{ column: string; period?: boolean; values: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: '这一行没有名称', en: 'A row without a name' },
    say: ({ column, period = false, values }) => ({
      what: { zh: `这一行的“${column}”是空的`, en: `The “${column}” of this row is empty` },
      why: period
        ? { zh: '不知道说的是哪一期', en: 'It does not say which period it is about' }
        : {
            zh: '名称就是身份，没有名称，别处无法引用它',
            en: 'The name is the identity of a row; nothing could refer to it',
          },
      fix:
        values === 0
          ? { zh: `填上“${column}”，或删掉这一行`, en: `Fill in “${column}”, or remove the row` }
          : {
              zh: `填上“${column}”；合并过的单元格粘贴过来只有第一行有字，每一行都要写上`,
              en: `Fill in “${column}”; of merged cells a spreadsheet pastes the text into the first row only, and every row needs its own`,
            },
    }),
  }),

  'row-twice': define<{ name: string; total?: boolean }>({
    severity: 'error',
    blocking: true,
    title: { zh: '同一行出现两次', en: 'The same row twice' },
    say: ({ name, total = false }) =>
      total
        ? {
            what: {
              zh: `“${name}”是这张表的第二个合计行`,
              en: `“${name}” is the second total row of this table`,
            },
            why: {
              zh: '合计行只用来核对整张表，一张表只能有一个；小计由系统计算',
              en: 'A total row checks the whole table, and there can be one; subtotals are computed',
            },
            fix: {
              zh: '删掉小计行，只留最后的合计',
              en: 'Remove the subtotals and keep the total at the end',
            },
          }
        : {
            what: { zh: `“${name}”在同一张表里出现了两次`, en: `“${name}” stands twice in this table` },
            why: {
              zh: '名称就是身份，两行同名就不知道以哪一行为准',
              en: 'The name is the identity; nobody can tell which row counts',
            },
            fix: { zh: '合并成一行，或改成不同的名称', en: 'Merge the two, or give one another name' },
          },
  }),

  'cell-twice': define<{ name: string; first: string; second: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '同一格填了两次', en: 'The same cell filled twice' },
    say: ({ name, first, second }) => ({
      what: {
        zh: `“${name}”的这一格在两张表里都填了：“${first}”和“${second}”`,
        en: `This cell of “${name}” is filled in two tables: “${first}” and “${second}”`,
      },
      why: {
        zh: '同类的两张表按名称合并，同一格只能有一个值',
        en: 'Two tables of one kind are merged by name; a cell can have one value',
      },
      fix: { zh: '留下一个，另一处留空', en: 'Keep one and leave the other blank' },
    }),
  }),

  'total-row-unclear': define<{ name: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '这里的合计没有意义', en: 'A total that has no meaning here' },
    say: ({ name }) => ({
      what: { zh: `“${name}”行把不同的目标加在一起`, en: `The row “${name}” would add up different goals` },
      why: { zh: '不同目标的单位不同，不能相加', en: 'Goals have units of their own and do not add' },
      fix: {
        zh: '删掉这一行；要看某个目标的合计，写它自己的一行',
        en: 'Remove the row; a goal’s own row is its total',
      },
    }),
  }),

  'no-goals': define<Record<never, never>>({
    severity: 'warning',
    title: { zh: '计划里没有读到目标', en: 'A plan in which no goal was found' },
    say: () => ({
      what: { zh: '没有读到任何目标', en: 'No goal was found in this plan' },
      why: {
        zh: '目标写在“## 第一步 核心目标”下面，表格第一列的表头是“目标”',
        en: 'Goals stand under “## Step 1 Goals”, in a table whose first heading is “Goal”',
      },
      fix: {
        zh: '核对标题的级别（两个 #）和表头的写法',
        en: 'Check the level of the heading (two #) and the first heading of the table',
      },
    }),
  }),

  'budget-share-without-total': define<Record<never, never>>({
    severity: 'error',
    blocking: true,
    title: { zh: '预算占比没有总额', en: 'Budget shares of no total' },
    say: () => ({
      what: { zh: '预算表写了占比，却没有总额', en: 'The budget gives shares, but no total' },
      why: { zh: '不知道总额，占比换不成金额', en: 'Without the total a share is no amount' },
      fix: {
        zh: '加一行“合计”写明总金额，或把占比改成金额',
        en: 'Add a row “Total” with the amount, or write amounts instead of shares',
      },
    }),
  }),

  'total-disagrees': define<{ column: string; stated: Quantity; found: Quantity }>({
    severity: 'error',
    blocking: true,
    title: { zh: '合计与各行之和不符', en: 'A total that disagrees with its rows' },
    say: ({ column, stated, found }) => ({
      what: {
        zh: `“${column}”的合计写的是 ${formatQuantity(stated, 'zh-CN')}，各行相加是 ${formatQuantity(found, 'zh-CN')}`,
        en: `The total of “${column}” says ${formatQuantity(stated, 'en')}; its rows add up to ${formatQuantity(found, 'en')}`,
      },
      why: {
        zh: '合计行只用来核对，不参与计算',
        en: 'A total row is only a check and is never added in',
      },
      fix: {
        zh: '改正合计或某一行；合计留空则由系统计算',
        en: 'Correct the total or a row; left blank, the total is computed',
      },
    }),
  }),
} as const;
