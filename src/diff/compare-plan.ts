import type { Analysis } from '../compute/analysis.ts';
import type { Config } from '../decode/config.ts';
import type { Frontmatter } from '../decode/plan.ts';
import { formatPercent, formatPeriod } from '../language/format.ts';
import type { Lang, Words } from '../language/words.ts';
import { say } from '../language/words.ts';
import type { Run } from '../pipeline.ts';
import type { Change } from './change.ts';
import { canonical } from './meaning.ts';

const STATUS: { readonly [S in Frontmatter['status']]: Words } = {
  draft: { zh: '草案', en: 'draft' },
  approved: { zh: '已批准', en: 'approved' },
  closed: { zh: '已结束', en: 'closed' },
};

/** A plan with the config it was read by; it need not be computed. */
type Stated = Pick<Analysis, 'plan' | 'config'>;

/** The identity and policy of a plan: what stands in its frontmatter. */
export function compareFrontmatter(before: Stated, after: Stated, lang: Lang): Change[] {
  const [a, b] = [before.plan.frontmatter, after.plan.frontmatter];
  const { title: name } = b;
  const changes: Change[] = [];
  const field = (zh: string, en: string, from: string, to: string) => {
    if (from !== to) changes.push({ kind: 'field', of: 'plan', name, field: { zh, en }, from, to });
  };
  const period = ({ plan, config }: Stated) =>
    formatPeriod(plan.frontmatter.period, lang, config.fiscalYearStart);
  const lights = ({ lights: { red, yellow } }: Frontmatter) =>
    `${formatPercent(red)} / ${formatPercent(yellow)}`;
  field('标题', 'title', a.title, b.title);
  field('状态', 'status', say(STATUS[a.status], lang), say(STATUS[b.status], lang));
  field('期间', 'period', period(before), period(after));
  field('货币', 'currency', a.currency, b.currency);
  field('上级计划', 'parent plan', a.parent ?? '', b.parent ?? '');
  field('承接的上期计划', 'earlier plan', a.follows ?? '', b.follows ?? '');
  field('红绿灯界线', 'light thresholds', lights(a), lights(b));
  field('实际数文件', 'file of actuals', a.actuals ?? '', b.actuals ?? '');
  field('豁免', 'waivers', waived(a), waived(b));
  if (a.owner !== b.owner) {
    const [from, to] = [a.owner, b.owner].map((owner) => (owner === null ? [] : [owner]));
    changes.push({ kind: 'owner', of: 'plan', name, from: from ?? [], to: to ?? [] });
  }
  return changes;
}

function waived({ waive }: Frontmatter): string {
  return waive.map(({ code, address }) => (address === null ? code : `${code} ${address}`)).join(', ');
}

const CONFIG: readonly { readonly field: Words; readonly of: (config: Config) => unknown }[] = [
  { field: { zh: '财年起始月', en: 'start of the fiscal year' }, of: (it) => it.fiscalYearStart },
  { field: { zh: '货币', en: 'currency' }, of: (it) => it.currency },
  { field: { zh: '节假日与调休', en: 'holidays' }, of: (it) => [it.holidays, it.workdays] },
  { field: { zh: '人员名单', en: 'people' }, of: (it) => [it.people, it.teams] },
  { field: { zh: '维度与成员', en: 'dimensions and members' }, of: (it) => it.dimensions },
  { field: { zh: '红绿灯界线', en: 'light thresholds' }, of: (it) => it.lights },
  { field: { zh: '补写原因的宽限天数', en: 'days of grace for causes' }, of: (it) => it.graceDays },
  { field: { zh: '检查规则的级别', en: 'severity of rules' }, of: (it) => it.rules },
  { field: { zh: '语言', en: 'language' }, of: (it) => it.locale },
  { field: { zh: '品牌与输出', en: 'brand and output' }, of: (it) => [it.brand, it.output] },
];

/** What all plans share and is set otherwise now. */
export function compareConfigs(before: SharedConfig, after: SharedConfig): Change[] {
  const differs = (of: (config: Config) => unknown) =>
    canonical(of(before.config)) !== canonical(of(after.config));
  const fields = CONFIG.flatMap(({ field, of }) => (differs(of) ? [field] : []));
  const hasErrors = ({ diagnostics }: SharedConfig) => diagnostics.some((it) => it.severity === 'error');
  const broken = hasErrors(after) ? 'now' : hasErrors(before) ? 'before' : null;
  return fields.length === 0 ? [] : [{ kind: 'config', fields, broken }];
}

/** A run's config, and what was found in it. */
type SharedConfig = Pick<Run, 'config' | 'diagnostics'>;
