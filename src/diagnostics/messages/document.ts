import { formatNumber } from '../../language/format.ts';
import { steps } from '../../language/vocabulary.ts';
import { rational } from '../../model/rational.ts';
import { define } from '../define.ts';

/** The name of a step in both languages. */
export function stepName(number: number): { zh: string; en: string } {
  return steps.find((step) => step.number === number)?.label ?? { zh: '', en: '' };
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

export function ordinalZh(number: number): string {
  return `第${NUMERALS[number] ?? ` ${number} `}步`;
}

/** The faults of YAML that people make; everything else is `other`. */
const yamlFaults = {
  'full-width-colon': {
    what: {
      zh: '这里的冒号是全角的“：”，不能把名称和值分开',
      en: 'the colon here is the full-width “：”, which does not separate a key from its value',
    },
    fix: {
      zh: '改成半角冒号，后面加一个空格，例如 title: 华东销售计划',
      en: 'Use an ASCII colon followed by a space, as in title: East China plan',
    },
  },
  tab: {
    what: { zh: '这一行用制表符缩进', en: 'this line is indented with a tab' },
    fix: { zh: '把制表符换成空格', en: 'Replace the tab with spaces' },
  },
  indent: {
    what: {
      zh: '这一行的缩进和上下文对不上',
      en: 'the indentation of this line does not fit the lines around it',
    },
    fix: {
      zh: '同一级的项目从同一列开始；下一级多缩进两个空格',
      en: 'Start entries of one level in the same column and indent the next level by two spaces',
    },
  },
  'colon-in-value': {
    what: {
      zh: '值里又出现了“: ”，读不出哪一部分是名称',
      en: 'the value contains another “: ”, so it is not clear which part is the key',
    },
    fix: {
      zh: '给整个值加上引号，例如 title: "华东: 2026"',
      en: 'Quote the whole value, as in title: "East: 2026"',
    },
  },
  'missing-colon': {
    what: { zh: '这一行没有写成“名称: 值”', en: 'this line is not written as “key: value”' },
    fix: {
      zh: '写成“名称: 值”，冒号后面加一个空格',
      en: 'Write “key: value”, with a space after the colon',
    },
  },
  unclosed: {
    what: { zh: '引号或括号没有成对', en: 'a quote or bracket is not closed' },
    fix: { zh: '补上缺少的引号或括号', en: 'Add the missing quote or bracket' },
  },
  unexpected: {
    what: { zh: '这里的符号在 YAML 里有特殊含义', en: 'this character has a special meaning in YAML' },
    fix: { zh: '给整个值加上引号', en: 'Put the whole value in quotes' },
  },
  other: {
    what: { zh: '这里不是有效的 YAML', en: 'this is not valid YAML' },
    fix: { zh: '检查这一行的冒号、引号和缩进', en: 'Check the colon, quotes and indentation of this line' },
  },
} as const;

const yamlFeatures = {
  anchor: { zh: '这里用了锚点（&）', en: 'an anchor (&) is used here' },
  alias: { zh: '这里用了引用（*）', en: 'an alias (*) is used here' },
  tag: { zh: '这里用了类型标记（!）', en: 'a tag (!) is used here' },
  merge: { zh: '这里用了合并键（<<）', en: 'a merge key (<<) is used here' },
  key: { zh: '这里的名称不是一段普通文字', en: 'the key here is not plain text' },
} as const;

function markdownExcess(count: number) {
  const limit = plain(count);
  return {
    lines: { zh: `这个文件超过 ${limit} 行`, en: `this file has more than ${limit} lines` },
    line: { zh: `这一行超过 ${limit} 个字符`, en: `this line has more than ${limit} characters` },
    markers: {
      zh: `这一行前面有超过 ${limit} 层引用或列表符号`,
      en: `more than ${limit} quote or list markers stand in front of this line`,
    },
    indent: { zh: `这一行缩进超过 ${limit} 列`, en: `this line is indented by more than ${limit} columns` },
    block: {
      zh: '这一段文字太长，中间没有空行',
      en: 'this stretch of text is too long without a blank line',
    },
    emphasis: {
      zh: `这一段里有超过 ${limit} 个 * 或 _`,
      en: `there are more than ${limit} * or _ in this paragraph`,
    },
    brackets: {
      zh: `这一段里有超过 ${limit} 层没有闭合的方括号`,
      en: `more than ${limit} square brackets are open at once in this paragraph`,
    },
    tree: { zh: `正文的嵌套超过 ${limit} 层`, en: `the text is nested more than ${limit} levels deep` },
  } as const;
}

/** Why text that looks like a table is none, and what makes it one. */
const UNMARKED = {
  dashes: {
    why: { zh: '表头下面缺少 --- 一行', en: 'there is no row of --- under the headings' },
    fix: {
      zh: '在表头下面加一行，每列一个 ---，例如 | --- | ---: |',
      en: 'Put a row with --- for every column under the headings, as in | --- | ---: |',
    },
  },
  wide: {
    why: { zh: '列之间用的是全角的｜', en: 'its columns are separated by the full-width ｜' },
    fix: { zh: '把全角的｜换成半角的 |', en: 'Replace the full-width ｜ by |' },
  },
  tabs: {
    why: {
      zh: '列之间是制表符，多半是从表格软件粘贴来的',
      en: 'its columns are separated by tabs, as pasted from a spreadsheet',
    },
    fix: {
      zh: '写成 | 目标 | 目标值 |，下面加一行 | --- | ---: |；或另存为 CSV，写进 tables',
      en: 'Write | goal | target | with | --- | ---: | under it, or save it as CSV and name it under tables',
    },
  },
} as const;

export const documentMessages = {
  'no-frontmatter': define<{ readonly later: number | null }>({
    severity: 'error',
    blocking: true,
    title: { zh: '缺少文件头', en: 'No frontmatter' },
    say: ({ later }) => ({
      what:
        later === null
          ? {
              zh: '文件开头没有用 --- 包起来的文件头',
              en: 'the file does not begin with frontmatter between --- lines',
            }
          : {
              zh: `文件头从第 ${later} 行才开始，前面有空行`,
              en: `the frontmatter starts only on line ${later}, after blank lines`,
            },
      why: {
        zh: '计划的标题、期间和负责人写在文件头里，没有它就不知道这些数字属于哪一段时间',
        en: 'it holds the title, period and owner; without it the numbers belong to no period',
      },
      fix:
        later === null
          ? {
              zh: '在第一行写 ---，接着写 title: … 和 period: …，再用一行 --- 结束',
              en: 'Start the first line with ---, then title: … and period: …, and close with another --- line',
            }
          : {
              zh: '删掉前面的空行，让 --- 成为第一行',
              en: 'Delete the blank lines so that --- is the first line',
            },
    }),
  }),
  'frontmatter-language': define<{ readonly found: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '文件头只能是 YAML', en: 'Frontmatter must be YAML' },
    say: ({ found }) => ({
      what: { zh: `文件头以“${found}”开始`, en: `the frontmatter is opened by “${found}”` },
      why: {
        zh: '文件头只接受 YAML，不接受其他格式，更不会当作代码执行',
        en: 'only YAML is read there: no other format, and never code',
      },
      fix: {
        zh: '第一行只写三个减号 ---，内容写成“名称: 值”',
        en: 'Make the first line just ---, and write “key: value” below it',
      },
    }),
  }),
  'frontmatter-open': define<Record<string, never>>({
    severity: 'error',
    blocking: true,
    title: { zh: '文件头没有结束', en: 'Frontmatter is not closed' },
    say: () => ({
      what: {
        zh: '文件头从这里开始，但找不到结束的 ---',
        en: 'the frontmatter starts here but no --- line closes it',
      },
      why: { zh: '这样整个文件都会被当成文件头', en: 'the whole file would be frontmatter' },
      fix: { zh: '在最后一个“名称: 值”下面加一行 ---', en: 'Add a --- line below the last “key: value”' },
    }),
  }),
  'yaml-too-large': define<{ readonly size: number; readonly limit: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: 'YAML 太长', en: 'YAML too long' },
    say: ({ size, limit }) => ({
      what: {
        zh: `这段 YAML 有 ${plain(size)} 个字符，上限是 ${plain(limit)}`,
        en: `this YAML has ${plain(size)} characters; the limit is ${plain(limit)}`,
      },
      fix: {
        zh: '把表格数据移到正文的表格或 CSV 文件里',
        en: 'Move data into tables of the plan or into a CSV file',
      },
    }),
  }),
  'yaml-too-deep': define<{ readonly limit: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: 'YAML 嵌套太深', en: 'YAML nested too deeply' },
    say: ({ limit }) => ({
      what: {
        zh: `这段 YAML 的嵌套超过 ${limit} 层`,
        en: `this YAML is nested more than ${limit} levels deep`,
      },
      why: {
        zh: '这里用不到这么深的层次，多半是括号或缩进写错了',
        en: 'nothing here needs that depth; usually a bracket or the indentation is wrong',
      },
      fix: { zh: '检查括号和缩进', en: 'Check brackets and indentation' },
    }),
  }),
  'yaml-error': define<YamlFault>({
    severity: 'error',
    blocking: true,
    title: { zh: 'YAML 写法有误', en: 'YAML error' },
    say: ({ problem }) => yamlFaults[problem],
  }),
  'yaml-not-a-map': define<Record<string, never>>({
    severity: 'error',
    blocking: true,
    title: { zh: '应写成“名称: 值”', en: 'Key and value expected' },
    say: () => ({
      what: { zh: '这里应该是一行行的“名称: 值”', en: 'lines of “key: value” are expected here' },
      why: { zh: '现在的写法是一段文字或一个列表', en: 'what stands here is plain text or a list' },
      fix: { zh: '例如 title: 华东销售计划', en: 'For example title: East China plan' },
    }),
  }),
  'yaml-feature': define<{ readonly feature: 'anchor' | 'alias' | 'tag' | 'merge' | 'key' }>({
    severity: 'error',
    blocking: true,
    title: { zh: '不支持的 YAML 写法', en: 'YAML feature not allowed' },
    say: ({ feature }) => ({
      what: yamlFeatures[feature],
      why: {
        zh: '计划只用最简单的 YAML，读的人不必去别处找值，也不会被当作代码',
        en: 'plans use the simplest YAML only, so that a reader need not look elsewhere for a value and nothing acts as code',
      },
      fix: {
        zh: '直接写出值；以 * & ! 开头的文字要加引号',
        en: 'Write the value out; quote text that begins with * & or !',
      },
    }),
  }),
  'yaml-duplicate-key': define<{ readonly key: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '名称重复', en: 'Duplicate key' },
    say: ({ key }) => ({
      what: { zh: `“${key}”出现了两次`, en: `“${key}” is given twice` },
      why: { zh: '不知道该用哪一个值', en: 'it is not clear which value counts' },
      fix: { zh: '留下一个，删掉另一个', en: 'Keep one and delete the other' },
    }),
  }),
  'yaml-forbidden-key': define<{ readonly key: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '不允许的名称', en: 'Key not allowed' },
    say: ({ key }) => ({
      what: { zh: `这里不能使用名称“${key}”`, en: `the key “${key}” may not be used here` },
      why: {
        zh: '它在程序里有特殊含义，计划用不到它',
        en: 'it has a special meaning to programs, and no plan needs it',
      },
      fix: { zh: '删掉这一行', en: 'Delete this line' },
    }),
  }),
  'markdown-beyond-limits': define<{ readonly excess: MarkdownExcess; readonly limit: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: '正文超出可读范围', en: 'Markdown beyond the limits' },
    say: ({ excess, limit }) => ({
      what: markdownExcess(limit)[excess],
      why: {
        zh: '这样的文字会拖慢甚至拖垮整次生成，所以没有继续读这个文件',
        en: 'text like this slows a build down or ends it, so the file was not read any further',
      },
      fix: { zh: '拆成几段，或去掉多余的符号', en: 'Split it up, or remove the surplus characters' },
    }),
  }),
  'missing-step': define<{
    readonly missing: readonly number[];
    /** Tables of the step that stand under the heading before it, and are text there. */
    readonly tables: number;
  }>({
    severity: 'warning',
    title: { zh: '缺少步骤', en: 'Missing step' },
    say: ({ missing, tables }) => {
      const [first = 1] = missing;
      const heading = {
        zh: `“## ${ordinalZh(first)} ${stepName(first).zh}”`,
        en: `“## Step ${first} ${stepName(first).en}”`,
      };
      const listed = {
        zh: missing.map((n) => `${ordinalZh(n)}“${stepName(n).zh}”`).join('、'),
        en: missing.map((n) => `step ${n} (${stepName(n).en})`).join(', '),
      };
      return tables === 0
        ? {
            what: { zh: `没有找到${listed.zh}的标题`, en: `no heading was found for ${listed.en}` },
            why: {
              zh: '计划由六个步骤组成；步骤可以空着，但读的人要看得出它是空的，而不是漏了',
              en: 'a plan has six steps; one may be empty, but a reader should see that it is empty and not forgotten',
            },
            fix: {
              zh: `加上二级标题，例如${heading.zh}`,
              en: `Add the level-2 heading, as in ${heading.en}`,
            },
          }
        : {
            what: {
              zh: `没有找到${listed.zh}的标题，它的 ${tables} 张表因此只当作文字`,
              en: `no heading was found for ${listed.en}, so ${tables === 1 ? 'its table is' : `its ${tables} tables are`} only text`,
            },
            why: {
              zh: '表格放在哪一步决定它的含义',
              en: 'the step of a table decides what it means',
            },
            fix: {
              zh: `在这张表前面加上标题${heading.zh}`,
              en: `Put the heading ${heading.en} before this table`,
            },
          };
    },
  }),
  'step-twice': define<{ readonly number: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: '步骤重复', en: 'Step given twice' },
    say: ({ number }) => ({
      what: {
        zh: `${ordinalZh(number)}“${stepName(number).zh}”已经有一个标题了`,
        en: `step ${number} (${stepName(number).en}) already has a heading`,
      },
      why: {
        zh: '每个步骤只有一节，表格放在哪一步决定它的含义',
        en: 'each step is one section; the step of a table decides what it means',
      },
      fix: {
        zh: '改正编号，或把两节合并；小节用三级标题 ###',
        en: 'Correct the number or merge the two; use ### for subsections',
      },
    }),
  }),
  'step-number-name': define<{ readonly number: number; readonly name: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: '步骤的编号和名称不一致', en: 'Step number and name disagree' },
    say: ({ number, name }) => ({
      what: {
        zh: `编号是第 ${number} 步，名称却是${ordinalZh(name)}“${stepName(name).zh}”`,
        en: `the number says step ${number}, the name is that of step ${name} (${stepName(name).en})`,
      },
      why: { zh: '表格放在哪一步决定它的含义', en: 'the step of a table decides what it means' },
      fix: {
        zh: `改成“${ordinalZh(name)} ${stepName(name).zh}”${stepName(number).zh ? `，或“${ordinalZh(number)} ${stepName(number).zh}”` : ''}`,
        en: `Write “Step ${name} ${stepName(name).en}”${stepName(number).en ? ` or “Step ${number} ${stepName(number).en}”` : ''}`,
      },
    }),
  }),
  'underlined-heading': define<{ readonly text: string }>({
    severity: 'warning',
    title: { zh: '文字被下面的横线变成了标题', en: 'Text turned into a heading' },
    say: ({ text }) => ({
      what: {
        zh: `“${text}”紧挨着下一行的 ---，在 Markdown 里成了二级标题`,
        en: `“${text}” stands right above a --- line, which makes it a level-2 heading in Markdown`,
      },
      why: {
        zh: '标题会结束当前的步骤，后面的表格就不再属于它',
        en: 'a heading ends the current step, and the tables below no longer belong to it',
      },
      fix: {
        zh: '要分隔线：在 --- 上面空一行；要标题：改写成 ## …',
        en: 'For a rule, leave a blank line above ---; for a heading, write ## …',
      },
    }),
  }),
  'table-extra-cells': define<{ readonly cells: number; readonly headings: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: '单元格比表头多', en: 'More cells than headings' },
    say: ({ cells, headings }) => ({
      what: {
        zh: `这一行有 ${cells} 个单元格，表头只有 ${headings} 列`,
        en: `this row has ${cells} cells, the table has ${headings} headings`,
      },
      why: {
        zh: '代码平台上多出来的单元格不会显示，看的人会漏掉它',
        en: 'code hosts do not show the surplus cells, so a reader would miss them',
      },
      fix: {
        zh: '删掉多余的 |，或给表头补一列；文字里的竖线写成 \\|',
        en: 'Remove the surplus | or add a heading; write \\| for a bar within text',
      },
    }),
  }),
  'table-short-row': define<{ readonly cells: number; readonly headings: number; readonly others: number }>({
    severity: 'warning',
    title: { zh: '单元格比表头少', en: 'Fewer cells than headings' },
    say: ({ cells, headings, others }) => ({
      what: {
        zh: `这一行只有 ${cells} 个单元格，表头有 ${headings} 列${others > 0 ? `；这张表另有 ${others} 行也是` : ''}`,
        en: `this row has ${cells === 1 ? 'one cell' : `${cells} cells`}, the table has ${headings} headings${others > 0 ? `; so ${others === 1 ? 'has one more row' : `have ${others} more rows`} of it` : ''}`,
      },
      why: {
        zh: '缺的几格当作空白；如果漏在中间，后面的内容就错了列',
        en: 'what is missing counts as blank; if it was left out in the middle, everything behind it stands in the wrong column',
      },
      fix: { zh: '在空着的地方也写上 |', en: 'Write a | for the blank cells too' },
    }),
  }),
  'tables-run-together': define<{ readonly line: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: '两张表连在一起', en: 'Two tables run together' },
    say: ({ line }) => ({
      what: { zh: '表格中间又出现了一行 ---', en: 'there is a second --- row inside this table' },
      why: {
        zh: `两张表之间没有空行，第 ${line} 行起的第二张表会被当成第一张表的数据`,
        en: `without a blank line between them, the second table (from line ${line}) counts as rows of the first`,
      },
      fix: { zh: `在第 ${line} 行前面加一个空行`, en: `Put a blank line before line ${line}` },
    }),
  }),
  'text-in-table': define<{ readonly text: string; readonly wide: boolean }>({
    severity: 'error',
    blocking: true,
    title: { zh: '文字紧贴着表格', en: 'Text stuck to a table' },
    say: ({ text, wide }) =>
      wide
        ? {
            what: {
              zh: `“${clip(text)}”是表格的一行，但列之间用的是全角的｜，没有分成单元格`,
              en: `“${clip(text)}” is a row of the table, but the full-width ｜ does not part its cells`,
            },
            fix: { zh: '把这一行的全角｜换成半角的 |', en: 'Replace each ｜ of this row by |' },
          }
        : {
            what: {
              zh: `“${clip(text)}”紧跟在表格后面，成了表格的一行`,
              en: `“${clip(text)}” follows the table without a blank line and became a row of it`,
            },
            fix: { zh: '在表格和文字之间空一行', en: 'Put a blank line between the table and the text' },
          },
  }),
  /** No dashes at all: their row is missing. */
  'table-broken': define<{ readonly headings: number; readonly dashes: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: '表格没有成形', en: 'Not a table' },
    say: ({ headings, dashes }) =>
      dashes === 0
        ? {
            what: { zh: '表头下面缺少 --- 一行', en: 'the row of --- under the headings is missing' },
            why: {
              zh: '没有这一行，Markdown 就不把它当作表格，里面的数字都读不到',
              en: 'without it Markdown sees no table, and none of its numbers can be read',
            },
            fix: UNMARKED.dashes.fix,
          }
        : {
            what: {
              zh: `表头有 ${headings} 列，这一行的 --- 有 ${dashes} 列`,
              en: `there are ${headings} headings over ${dashes} columns of ---`,
            },
            why: {
              zh: '列数不同，Markdown 就不把它当作表格，里面的数字都读不到',
              en: 'when they differ Markdown sees no table, and none of its numbers can be read',
            },
            fix: { zh: `让 --- 一行也有 ${headings} 列`, en: `Give the --- row ${headings} columns too` },
          },
  }),
  'table-unmarked': define<{ readonly lines: number; readonly by: 'dashes' | 'wide' | 'tabs' }>({
    severity: 'warning',
    title: { zh: '像表格的文字', en: 'Text that looks like a table' },
    say: ({ lines, by }) => ({
      what: {
        zh: `这 ${lines} 行像一张表，但 Markdown 只当它是文字，里面的数字没有读`,
        en: `these ${lines} lines look like a table, but Markdown takes them for text and none of the numbers was read`,
      },
      why: UNMARKED[by].why,
      fix: UNMARKED[by].fix,
    }),
  }),
  'table-misplaced': define<{ readonly indented: boolean }>({
    severity: 'error',
    blocking: true,
    title: { zh: '表格被当成了文字', en: 'Table taken for text' },
    say: ({ indented }) => ({
      what: indented
        ? {
            zh: '这张表缩进了四格以上，被当成了代码',
            en: 'this table is indented by four or more spaces and became code',
          }
        : {
            zh: '这张表紧跟在列表或引用后面，成了它的文字',
            en: 'this table follows a list or quote without a blank line and became its text',
          },
      why: {
        zh: 'Markdown 不把它当作表格，里面的数字都读不到',
        en: 'Markdown sees no table, and none of its numbers can be read',
      },
      fix: indented
        ? { zh: '让表格从行首开始', en: 'Start the table at the margin' }
        : { zh: '在表格前面空一行', en: 'Put a blank line before the table' },
    }),
  }),
  'table-nested': define<Record<string, never>>({
    severity: 'warning',
    title: { zh: '列表或引用里的表格不算数据', en: 'Table inside a list or quote' },
    say: () => ({
      what: {
        zh: '这张表在列表或引用里，只会显示，不参与计算',
        en: 'this table stands inside a list or a quote: it is shown, but not computed from',
      },
      fix: {
        zh: '要参与计算，就让它从行首开始，前后各空一行',
        en: 'To have it computed, start it at the margin, with blank lines around it',
      },
    }),
  }),
  'html-removed': define<{ readonly count: number }>({
    severity: 'warning',
    title: { zh: 'HTML 不会显示', en: 'HTML is not shown' },
    say: ({ count }) => ({
      what: {
        zh:
          count === 1 ? '这里的 HTML 不会出现在报告里' : `这里和另外 ${count - 1} 处的 HTML 不会出现在报告里`,
        en:
          count === 1
            ? 'the HTML here will not appear in the report'
            : `the HTML here and in ${count - 1} more ${count === 2 ? 'place' : 'places'} will not appear in the report`,
      },
      why: {
        zh: '计划来自很多人，网页代码一律不执行',
        en: 'plans come from many people, so no markup of theirs is ever run',
      },
      fix: {
        zh: '改用 Markdown；单元格内换行可以用 <br>',
        en: 'Use Markdown; within a cell <br> breaks the line',
      },
    }),
  }),
} as const;

export interface YamlFault {
  readonly problem: keyof typeof yamlFaults;
}

type MarkdownExcess = keyof ReturnType<typeof markdownExcess>;

function plain(count: number): string {
  return formatNumber(rational(count));
}

function clip(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
