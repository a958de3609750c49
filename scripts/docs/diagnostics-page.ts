import { catalogue } from '../../src/diagnostics/catalogue.ts';
import type { Severity } from '../../src/diagnostics/define.ts';
import { actualsMessages } from '../../src/diagnostics/messages/actuals.ts';
import { cellMessages } from '../../src/diagnostics/messages/cell.ts';
import { claimsMessages } from '../../src/diagnostics/messages/claims.ts';
import { configMessages } from '../../src/diagnostics/messages/config.ts';
import { documentMessages } from '../../src/diagnostics/messages/document.ts';
import { feasibilityMessages } from '../../src/diagnostics/messages/feasibility.ts';
import { filesMessages } from '../../src/diagnostics/messages/files.ts';
import { frontmatterMessages } from '../../src/diagnostics/messages/frontmatter.ts';
import { goalMessages } from '../../src/diagnostics/messages/goal.ts';
import { identityMessages } from '../../src/diagnostics/messages/identity.ts';
import { logoMessages } from '../../src/diagnostics/messages/logo.ts';
import { monitoringMessages } from '../../src/diagnostics/messages/monitoring.ts';
import { outputMessages } from '../../src/diagnostics/messages/output.ts';
import { portfolioMessages } from '../../src/diagnostics/messages/portfolio.ts';
import { reviewMessages } from '../../src/diagnostics/messages/review.ts';
import { sumsMessages } from '../../src/diagnostics/messages/sums.ts';
import { tableMessages } from '../../src/diagnostics/messages/table.ts';
import { type Lang, say, type Words } from '../../src/language/words.ts';
import { page, table } from './markdown.ts';

interface Rule {
  readonly severity: Severity;
  readonly blocking?: boolean;
  readonly title: Words;
}

/** What a person sees of the specimen of a code, in a language; null for what is said of the machine. */
export type Specimens = (code: string, lang: Lang) => Promise<string | null>;

const AREAS: readonly (readonly [Words, object])[] = [
  [{ zh: '文件', en: 'Files' }, filesMessages],
  [
    { zh: '配置', en: 'Config' },
    { ...configMessages, ...logoMessages },
  ],
  [{ zh: '文件开头', en: 'Frontmatter' }, frontmatterMessages],
  [{ zh: '结构', en: 'Document' }, documentMessages],
  [{ zh: '表格', en: 'Tables' }, tableMessages],
  [{ zh: '单元格', en: 'Cells' }, cellMessages],
  [{ zh: '名称', en: 'Names' }, identityMessages],
  [{ zh: '合计与拆解', en: 'Sums' }, sumsMessages],
  [{ zh: '实际数', en: 'Actuals' }, actualsMessages],
  [{ zh: '目标', en: 'Goals' }, goalMessages],
  [{ zh: '做不做得到', en: 'Feasibility' }, feasibilityMessages],
  [{ zh: '执行与监控', en: 'Monitoring' }, monitoringMessages],
  [{ zh: '复盘', en: 'Review' }, reviewMessages],
  [{ zh: '上下级计划', en: 'Plans together' }, portfolioMessages],
  [{ zh: '正文里的数', en: 'Numbers in the prose' }, claimsMessages],
  [{ zh: '生成报告', en: 'Output' }, outputMessages],
];

const SEVERITY: Readonly<Record<Severity, Words>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
};

const rules: Readonly<Record<string, Rule>> = catalogue;

/** Codes in the order of their areas; one whose area is not listed above comes last, so that none is ever left out. */
export function codesByArea(): readonly (readonly [Words, readonly string[]])[] {
  const listed = new Set(AREAS.flatMap(([, messages]) => Object.keys(messages)));
  const rest = Object.keys(rules).filter((code) => !listed.has(code));
  const areas = AREAS.map(([area, messages]) => [area, Object.keys(messages)] as const);
  return rest.length === 0 ? areas : [...areas, [{ zh: '其他', en: 'More' }, rest] as const];
}

/** The reference of everything a check can find, made from the catalogue and the specimens. */
export async function diagnosticsPage(lang: Lang, specimens: Specimens): Promise<string> {
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const other = lang === 'en' ? '[中文](diagnostics.zh-CN.md)' : '[English](diagnostics.en.md)';
  const areas = codesByArea();
  const parts: string[] = [];
  for (const [area, codes] of areas) {
    parts.push(`## ${say(area, lang)}`);
    for (const code of codes) parts.push(await entry(code, lang, specimens));
  }
  const count = areas.reduce((sum, [, codes]) => sum + codes.length, 0);
  return page(
    `<!-- ${w('由 npm run docs 生成，请勿手改。', 'Made by npm run docs; do not edit.')} -->`,
    `# ${w('检查项参考', 'Rules reference')}`,
    other,
    w(
      `检查能发现的 ${count} 种情况。“拦下”的问题不解决，这份计划就算不了，其他计划照常发布；其余的连同报告一起发布。不拦下的可以在配置里改轻重（\`rules: { 代码: note }\`，\`off\` 为关），也可以在计划里豁免（\`waive\`，写明理由）。例子是触发它的最小计划，以及人看到的文字。`,
      `The ${count} things a check can find. A plan with a *blocking* one cannot be computed and drops out, the others are published; everything else is published in the report. What does not block can be made lighter in the config (\`rules: { code: note }\`, \`off\` to silence it) or waived in a plan (\`waive\`, with the reason). The example is what a person sees of the smallest plan with that finding.`,
    ),
    table(
      [w('代码', 'Code'), '', w('是什么', 'What it is')],
      areas.flatMap(([, codes]) =>
        codes.map((code) => [`[${code}](#${code})`, severityOf(code, lang), titleOf(code, lang)]),
      ),
    ),
    ...parts,
  );
}

async function entry(code: string, lang: Lang, specimens: Specimens): Promise<string> {
  const w = (zh: string, en: string) => say({ zh, en }, lang);
  const text = await specimens(code, lang);
  const shown =
    text === null
      ? [
          w(
            '说的是这台机器，不是哪份计划，所以没有样例。',
            'Said of the machine and not of a plan, so there is no specimen.',
          ),
        ]
      : [
          `\`\`\`\`text\n${text}\n\`\`\`\``,
          `[${w('触发它的文件', 'The files it is found in')}](../../test/errors/${code})`,
        ];
  return [`### ${code}`, `**${titleOf(code, lang)}** · ${severityOf(code, lang)}`, ...shown].join('\n\n');
}

function titleOf(code: string, lang: Lang): string {
  const rule = rules[code];
  return rule === undefined ? '' : say(rule.title, lang);
}

function severityOf(code: string, lang: Lang): string {
  const rule = rules[code];
  if (rule === undefined) return '';
  const blocks = rule.blocking === true ? say({ zh: '，拦下', en: ', blocking' }, lang) : '';
  return `${say(SEVERITY[rule.severity], lang)}${blocks}`;
}

/** The findings of one code out of all that are printed of its specimen. */
export function findingsOf(code: string, printed: string): string {
  const own = printed.split('\n\n').filter((part) => part.includes(`[${code}]`));
  return (own[0] ?? printed).trimEnd();
}
