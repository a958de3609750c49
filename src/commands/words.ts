import type { Words } from '../language/words.ts';

/** What the command says of itself; what it says of plans stands in the catalogue of diagnostics. */
export const words = {
  about: {
    zh: '把销售计划当作代码：检查、计算、发布。',
    en: 'Sales plans as code: checked, computed and published.',
  },
  check: {
    zh: '只检查计划，列出问题，不写任何文件',
    en: 'check the plans and list what is found; writes nothing',
  },
  build: { zh: '由计划生成网页和 PDF 报告', en: 'build the site and the PDFs from the plans' },
  dev: {
    zh: '边写边看：文件一改就重新生成网页并刷新浏览器（不生成 PDF）',
    en: 'serve the site and reload it as the plans change (no PDFs)',
  },
  paths: {
    zh: '计划文件或文件夹（默认 plans）',
    en: 'plan files or folders (plans when left out)',
  },
  asOf: {
    zh: '报告日期，如 2026-08-31（默认取配置，否则为今天）',
    en: 'date of the report, as 2026-08-31 (the config’s, else today)',
  },
  strict: {
    zh: '警告也算失败（build：任何错误都算）',
    en: 'fail on warnings too (build: on any error)',
  },
  format: { zh: '输出格式', en: 'how findings are printed' },
  maxWarnings: { zh: '警告多于这个数就算失败', en: 'fail on more warnings than this' },
  rule: {
    zh: '改变一条规则的级别（可写多次），如 task-late=off',
    en: 'change the severity of a rule (repeatable), as task-late=off',
  },
  verbose: {
    zh: '另外列出正文里没有写明出处的数字',
    en: 'also list the numbers in the prose that are bound to no figure',
  },
  watch: {
    zh: '文件一改就重新检查（Ctrl+C 结束）',
    en: 'check again whenever a file changes (Ctrl+C ends it)',
  },
  out: { zh: '报告文件夹（默认 reports）', en: 'folder for the reports (reports when left out)' },
  pdf: { zh: '生成 PDF（默认按配置）', en: 'print PDFs (as the config says when left out)' },
  edition: {
    zh: 'PDF 版本：full 全文（默认）、brief 一页纸、both 两种都要',
    en: 'which PDFs: full (the whole plan, if left out), brief (one page) or both',
  },
  noPdf: { zh: '不生成 PDF', en: 'no PDFs' },
  only: { zh: '只更新这些计划的报告', en: 'update the reports of these plans only' },
  browser: { zh: '用来打印 PDF 的 Chrome 或 Chromium', en: 'Chrome or Chromium to print with' },
  jobs: { zh: '同时打印的页数（默认按处理器核数）', en: 'pages printed at a time (one per core)' },
  port: { zh: '端口', en: 'port' },
  version: { zh: '显示版本', en: 'print the version' },
  help: { zh: '显示帮助', en: 'print this help' },
  helpCommand: { zh: '显示某个命令的帮助', en: 'print the help of a command' },
  examples: { zh: '例子：', en: 'Examples:' },
  codes: {
    zh: '退出码：0 正常，1 计划有错误，2 用法有误',
    en: 'Exit codes: 0 fine, 1 errors in the plans, 2 wrong use',
  },
  serving: { zh: '打开（Ctrl+C 结束）：', en: 'Open (Ctrl+C ends it):' },
  mended: { zh: '问题已改好，网页已更新', en: 'Mended; the pages are up to date' },
  printing: { zh: '正在打印 PDF', en: 'Printing PDFs' },
  drawing: { zh: '正在生成网页', en: 'Making pages' },
} as const satisfies Record<string, Words>;
