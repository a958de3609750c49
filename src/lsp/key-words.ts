import type { Words } from '../language/words.ts';

/** What each key of the frontmatter is for, by its path; a list item is `*`. */
export const frontmatterKeys: Readonly<Record<string, Words>> = {
  title: { zh: '计划的标题', en: 'The title of the plan' },
  period: {
    zh: '计划的期间：2026、2026-H2、2026-Q3..2026-Q4、2026-07..2026-12',
    en: 'The period of the plan: 2026, 2026-H2, 2026-Q3..2026-Q4, 2026-07..2026-12',
  },
  owner: { zh: '对计划负责的人', en: 'Who answers for the plan' },
  status: { zh: '计划的状态', en: 'How far the plan is' },
  lang: { zh: '报告和消息的语言', en: 'The language of the report and of messages' },
  currency: { zh: '没有另写币种的金额都按它', en: 'Currency of all money without one of its own' },
  parent: { zh: '这份计划归入的上级计划', en: 'The plan this one contributes to' },
  follows: { zh: '上一期的计划', en: 'The plan before this one' },
  actuals: {
    zh: '实际数据的 CSV，在计划的文件夹里',
    en: 'A long CSV file of actuals inside the plan’s folder',
  },
  tables: { zh: '放在 CSV 里的表', en: 'Tables that live in CSV files' },
  'tables.*': { zh: '计划文件夹里的一个 CSV', en: 'A CSV file inside the plan’s folder' },
  lights: { zh: '红黄灯的界线', en: 'Thresholds of the lights' },
  'lights.red': { zh: '达成率低于它亮红灯，如 80%', en: 'Attainment below this is red, e.g. 80%' },
  'lights.yellow': { zh: '达成率低于它亮黄灯，如 90%', en: 'Attainment below this is yellow, e.g. 90%' },
  waive: { zh: '有意不改的发现', en: 'Findings that may stand' },
  'waive.*.code': { zh: '发现的代码', en: 'The code of the finding' },
  'waive.*.at': {
    zh: '只豁免这个地址上的；不写则豁免这个代码的全部',
    en: 'The address it is about; without it every finding of that code is waived',
  },
  'waive.*.reason': { zh: '为什么可以不改，报告里会写出来', en: 'Why it may stand; shown in the report' },
};

/** The same for `sixfold.config.yaml`. */
export const configKeys: Readonly<Record<string, Words>> = {
  version: { zh: '计划语言的版本，现在是 1', en: 'Version of the plan language, 1' },
  fiscalYearStart: { zh: '财年从几月开始，1 到 12', en: 'Month in which a fiscal year starts, 1 to 12' },
  locale: { zh: '没有另写语言的计划和报告用它', en: 'Language of plans and reports that name none' },
  asOf: {
    zh: '报告的截止日；不写则以当天为准',
    en: 'The date of the report; without it, the day of the build',
  },
  currency: { zh: '没有另写币种的计划用它', en: 'Currency of plans that name none' },
  holidays: {
    zh: '放假的日子或区间，如 2026-10-01..2026-10-07',
    en: 'Days off, or ranges such as 2026-10-01..2026-10-07',
  },
  workdays: { zh: '要上班的周末', en: 'Weekend days that are worked' },
  people: {
    zh: '人员：姓名，或 name、email、handle、team',
    en: 'People: names, or name, email, handle, team',
  },
  'people.*.name': { zh: '姓名，计划里就这样写', en: 'Name, as plans write it' },
  'people.*.email': { zh: '邮箱', en: 'E-mail' },
  'people.*.handle': { zh: '代码托管平台上的用户名', en: 'Name on the code host' },
  'people.*.team': { zh: '所在团队', en: 'Team' },
  teams: { zh: '也可以做负责人的团队', en: 'Teams, which may be owners' },
  dimensions: { zh: '维度和它的成员，成员可以再分下级', en: 'Dimensions and their members, which may nest' },
  lights: { zh: '红黄灯的界线', en: 'Thresholds of the lights' },
  'lights.red': { zh: '达成率低于它亮红灯，如 80%', en: 'Attainment below this is red, e.g. 80%' },
  'lights.yellow': { zh: '达成率低于它亮黄灯，如 90%', en: 'Attainment below this is yellow, e.g. 90%' },
  graceDays: { zh: '一期结束后，几天之内补上原因', en: 'Days after a period’s end until its cause is due' },
  rules: { zh: '按代码改发现的级别', en: 'Severity of findings by code' },
  brand: { zh: '报告上的名称、标志和颜色', en: 'Name, logo and colour of the reports' },
  'brand.name': { zh: '公司名称', en: 'Name of the company' },
  'brand.logo': {
    zh: '仓库里的 PNG 或 JPEG，路径从配置文件算起，最多 200 KB',
    en: 'A PNG or JPEG in the repository, by its path from the config; at most 200 KB',
  },
  'brand.accent': { zh: '颜色，如 #1f5f8b', en: 'A colour such as #1f5f8b' },
  output: { zh: '输出什么', en: 'What is written' },
  'output.pdf': { zh: '是否生成 PDF', en: 'Whether PDFs are made' },
  'output.paper': { zh: '纸张大小', en: 'Size of the paper' },
};
