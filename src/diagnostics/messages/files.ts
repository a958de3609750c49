import { formatNumber } from '../../language/format.ts';
import { rational } from '../../model/rational.ts';
import { define } from '../define.ts';

const encodings = {
  gbk: {
    zh: '这个文件看起来是 GBK（国标）编码，不是 UTF-8',
    en: 'this file looks like GBK, not UTF-8',
  },
  'utf-16': {
    zh: '这个文件看起来是 UTF-16 编码，不是 UTF-8',
    en: 'this file looks like UTF-16, not UTF-8',
  },
  unknown: { zh: '这个文件不是 UTF-8 编码', en: 'this file is not UTF-8' },
} as const;

export const filesMessages = {
  'file-encoding': define<{ readonly encoding: keyof typeof encodings; readonly table: boolean }>({
    severity: 'error',
    blocking: true,
    title: { zh: '编码不是 UTF-8', en: 'Not UTF-8' },
    say: ({ encoding, table }) => ({
      what: encodings[encoding],
      why: {
        zh: '猜着读会把汉字读成乱码，所以没有读取',
        en: 'guessing would garble the names in it, so it was not read',
      },
      fix: table
        ? {
            zh: '在 Excel 或 WPS 里用“另存为”，类型选“CSV UTF-8（逗号分隔）”',
            en: 'In Excel or WPS choose “Save as” and the type “CSV UTF-8 (Comma delimited)”',
          }
        : {
            zh: '在编辑器里用“以编码保存”选 UTF-8（VS Code：右下角的编码名称）',
            en: 'In the editor choose “Save with encoding” and UTF-8 (VS Code: the encoding name at the bottom right)',
          },
    }),
  }),
  'file-binary': define<Record<string, never>>({
    severity: 'error',
    blocking: true,
    title: { zh: '不是文本文件', en: 'Not a text file' },
    say: () => ({
      what: { zh: '这个文件不是文本', en: 'this file is not text' },
      why: { zh: '里面有文本不会有的零字节', en: 'it holds zero bytes, which text never does' },
      fix: {
        zh: '如果它是表格软件的文件，另存为 CSV UTF-8',
        en: 'If it comes from a spreadsheet, save it as CSV UTF-8',
      },
    }),
  }),
  'merge-conflict': define<{ readonly places: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: '合并冲突没有解决', en: 'Unresolved merge conflict' },
    say: ({ places }) => ({
      what:
        places === 1
          ? {
              zh: '这个文件里有一处合并冲突还没有解决',
              en: 'this file holds a merge conflict that nobody has resolved',
            }
          : {
              zh: `这个文件里有 ${places} 处合并冲突还没有解决`,
              en: `this file holds ${places} merge conflicts that nobody has resolved`,
            },
      why: {
        zh: 'Git 把两边的内容都留在了文件里，该用哪一边只有人知道，所以没有读取',
        en: 'git left both sides in it, and only a person knows which one counts, so it was not read',
      },
      fix: {
        zh: '每一处只留下该留的内容，删掉以 <<<<<<<、=======、>>>>>>> 开头的标记行，再提交',
        en: 'At each place keep what counts, delete the marker lines that begin with <<<<<<<, ======= or >>>>>>>, then commit',
      },
    }),
  }),
  'file-too-large': define<{ readonly bytes: number; readonly limit: number; readonly table: boolean }>({
    severity: 'error',
    blocking: true,
    title: { zh: '文件太大', en: 'File too large' },
    say: ({ bytes, limit, table }) => ({
      what: {
        zh: `这个文件有 ${kilobytes(bytes)} KB，上限是 ${kilobytes(limit)} KB`,
        en: `this file has ${kilobytes(bytes)} KB; the limit is ${kilobytes(limit)} KB`,
      },
      fix: table
        ? {
            zh: '先按期间和成员汇总，只提交汇总后的结果',
            en: 'Aggregate by period and member first, and commit only the result',
          }
        : {
            zh: '拆成几个计划，或把大表移到 CSV 文件里',
            en: 'Split the plan, or move large tables into CSV files',
          },
    }),
  }),
  'file-missing': define<{ readonly path: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '找不到文件', en: 'File not found' },
    say: ({ path }) => ({
      what: { zh: `找不到“${path}”，或者没有权限读取`, en: `“${path}” does not exist or may not be read` },
      fix: { zh: '检查路径和大小写', en: 'Check the path and its upper and lower case' },
    }),
  }),
  'table-file-outside': define<{ readonly name: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '表格文件在计划的文件夹之外', en: 'Table file outside the plan’s folder' },
    say: ({ name }) => ({
      what: { zh: `“${name}”不在计划所在的文件夹里`, en: `“${name}” leads out of the plan’s folder` },
      why: {
        zh: '计划只能读取自己文件夹里的文件，这样搬动或审阅时不会漏掉数据',
        en: 'a plan reads only files of its own folder, so that nothing is lost when it is moved or reviewed',
      },
      fix: {
        zh: '把文件放到计划旁边，写相对路径，例如 actuals.csv',
        en: 'Put the file beside the plan and give its relative path, as in actuals.csv',
      },
    }),
  }),
  'table-file-missing': define<{
    readonly name: string;
    readonly path: string;
    readonly suggestion: string | null;
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '找不到表格文件', en: 'Table file not found' },
    say: ({ name, path, suggestion }) => ({
      what: { zh: `找不到“${name}”`, en: `“${name}” does not exist` },
      ...(path === name ? {} : { why: { zh: `按“${path}”查找`, en: `looked for “${path}”` } }),
      fix:
        suggestion === null
          ? {
              zh: '检查文件名和大小写，或把文件放到计划旁边',
              en: 'Check the name and its case, or put the file beside the plan',
            }
          : { zh: `是不是“${suggestion}”？`, en: `Did you mean “${suggestion}”?` },
    }),
  }),
  'table-file-not-csv': define<{ readonly name: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '表格文件必须是 CSV', en: 'Table file must be CSV' },
    say: ({ name }) => ({
      what: { zh: `“${name}”不是 CSV 文件`, en: `“${name}” is not a CSV file` },
      why: {
        zh: '只有 CSV 能在合并请求里逐行审阅',
        en: 'only CSV can be reviewed line by line in a pull request',
      },
      fix: { zh: '另存为 CSV UTF-8（逗号分隔）', en: 'Save it as CSV UTF-8 (Comma delimited)' },
    }),
  }),
  'csv-delimiter': define<{ readonly found: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: 'CSV 的分隔符不是逗号', en: 'CSV not separated by commas' },
    say: ({ found }) => ({
      what: {
        zh: `这个文件用${delimiterName(found).zh}分隔，CSV 要用半角逗号`,
        en: `this file is separated by ${delimiterName(found).en}; a CSV needs commas`,
      },
      why: { zh: '否则整行会被读成一个单元格', en: 'otherwise each line would be read as one cell' },
      fix: {
        zh: '另存为“CSV UTF-8（逗号分隔）”；文字里的逗号用双引号包住',
        en: 'Save as “CSV UTF-8 (Comma delimited)”; quote text that holds a comma',
      },
    }),
  }),
  'csv-ragged': define<{ readonly cells: number; readonly headings: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: 'CSV 的行和表头列数不同', en: 'CSV row of another length' },
    say: ({ cells, headings }) => ({
      what: {
        zh: `这一行有 ${cells} 个单元格，表头有 ${headings} 列`,
        en: `this row has ${cells === 1 ? 'one cell' : `${cells} cells`}, the heading has ${headings}`,
      },
      why: {
        zh: '少一个或多一个逗号，后面的值就会错位',
        en: 'with one comma too few or too many every value after it moves to the wrong column',
      },
      fix: {
        zh: '补上或删去逗号；千分位数字和带逗号的文字用双引号包住，例如 "1,000"',
        en: 'Add or remove the comma; quote grouped numbers and text with commas, as in "1,000"',
      },
    }),
  }),
  'csv-quote': define<{ readonly problem: 'open' | 'after' }>({
    severity: 'error',
    blocking: true,
    title: { zh: 'CSV 的引号没有配对', en: 'Unbalanced quotes in CSV' },
    say: ({ problem }) => ({
      what:
        problem === 'open'
          ? { zh: '这个双引号没有结束', en: 'this quote is never closed' }
          : { zh: '结束的双引号后面还有文字', en: 'text follows a closing quote' },
      why: { zh: '后面的内容会全部并到一个单元格里', en: 'the rest of the file would run into one cell' },
      fix: {
        zh: '补上结束的双引号；文字里的双引号写两个：""',
        en: 'Close the quote; write a quote within text twice: ""',
      },
    }),
  }),
  'csv-empty': define<Record<string, never>>({
    severity: 'error',
    blocking: true,
    title: { zh: 'CSV 是空的', en: 'Empty CSV' },
    say: () => ({
      what: { zh: '这个文件里没有表头', en: 'this file has no heading row' },
      fix: { zh: '第一行写列名', en: 'Put the column names in the first line' },
    }),
  }),
  'csv-too-large': define<{ readonly rows: number; readonly columns: number }>({
    severity: 'error',
    blocking: true,
    title: { zh: 'CSV 太大', en: 'CSV too large' },
    say: ({ rows, columns }) => ({
      what: {
        zh: `这个文件超过 ${plain(rows)} 行或 ${columns} 列`,
        en: `this file has more than ${plain(rows)} rows or ${columns} columns`,
      },
      fix: {
        zh: '先按期间和成员汇总，只提交汇总后的结果',
        en: 'Aggregate by period and member first, and commit only the result',
      },
    }),
  }),
} as const;

function plain(count: number): string {
  return formatNumber(rational(count));
}

function kilobytes(bytes: number): string {
  return plain(Math.ceil(bytes / 1024));
}

function delimiterName(found: string): { zh: string; en: string } {
  switch (found) {
    case '\t':
      return { zh: '制表符', en: 'tabs' };
    case ';':
      return { zh: '分号', en: 'semicolons' };
    case '|':
      return { zh: '竖线', en: 'vertical bars' };
    default:
      return { zh: `全角的“${found}”`, en: `the full-width “${found}”` };
  }
}
