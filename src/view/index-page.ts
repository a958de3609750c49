import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { Light } from '../compute/figure.ts';
import type { Portfolio } from '../compute/portfolio-analysis.ts';
import type { Config } from '../decode/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatDay, formatPercent, formatPeriod, NONE } from '../language/format.ts';
import type { Lang } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import { type Rational, toNumber } from '../model/rational.ts';
import { mapChart } from './charts/map.ts';
import { brandView, lightView } from './context.ts';
import { countText, findingView } from './findings.ts';
import type { Link } from './page.ts';
import { dueNext } from './site/calendar.ts';
import { siteContext } from './site/context.ts';
import type { FailedPlan, IndexPage, IndexRow } from './site/front-page.ts';
import type { Filter } from './site/page.ts';
import { standingGoals } from './standing.ts';
import { rollUpTable } from './steps/decomposition.ts';
import { about, difference } from './text.ts';

/**
 * The page of all plans: parents above their children, failed plans with what must be mended. `last` has the day of
 * the report that an earlier build left, by the id of its plan.
 */
export function viewIndex(
  outcomes: readonly PlanOutcome[],
  portfolio: Portfolio,
  config: Config,
  last: ReadonlyMap<string, Day> = new Map(),
): IndexPage {
  const lang = config.locale;
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh);
  const published = outcomes.filter(hasAnalysis);
  const rows = inOrder(published).map(([outcome, depth]) => rowView(outcome, depth, config));
  const { links } = portfolio;
  return {
    lang,
    brand: brandView(config),
    pdf: '',
    title: t('销售计划总览', 'All sales plans'),
    asOf: formatDay(portfolio.asOf, lang),
    headline: headline(published, outcomes.length - published.length, lang),
    filters: filters(rows, t),
    next: dueNext(siteContext(outcomes, portfolio, config)),
    rows,
    map: mapChart(
      published.map((outcome) => outcome.analysis),
      lang,
    ),
    failed: outcomes
      .filter((outcome) => outcome.analysis === null)
      .map((outcome) => failedPlan(outcome, last.get(outcome.id) ?? null, lang)),
    rollUps:
      links.length === 0 ? [] : [rollUpTable(links, { t, lang, fiscal: config.fiscalYearStart, portfolio })],
  };
}

type Published = PlanOutcome & { readonly analysis: Analysis };

function hasAnalysis(outcome: PlanOutcome): outcome is Published {
  return outcome.analysis !== null;
}

/** How many stand how, gravest first, and the red ones by name while they are few. */
function headline(published: readonly Published[], failed: number, lang: Lang): string {
  const t = (zh: string, en: string) => (lang === 'en' ? en : zh);
  const standing = published.map((it) => ({ it, light: standingGoals(it.analysis)[0]?.light ?? 'grey' }));
  const parts = lights.toReversed().flatMap((light) => {
    const those = standing.filter((each) => each.light === light).map((each) => each.it.title);
    if (those.length === 0) return [];
    const named = light === 'red' && those.length <= 2 && standing.length > those.length;
    const names = named ? t(`（${those.join('、')}）`, ` (${those.join(', ')})`) : '';
    const word = lightView(light, lang).word;
    return [t(`${those.length} 个${word}`, `${those.length} ${word.toLowerCase()}`) + names];
  });
  const many = published.length;
  const lost = failed === 0 ? [] : [t(`另有 ${failed} 个未能生成`, `${failed} more could not be published`)];
  const all = [...parts, ...lost];
  return t(
    `${many} 份计划：${all.join('，')}`,
    `${many} ${many === 1 ? 'plan' : 'plans'}: ${all.join(', ')}`,
  );
}

/** Parents first, each followed by its children; plans without a published parent stand at the top level. */
function inOrder(published: readonly Published[]): readonly (readonly [Published, number])[] {
  const known = new Set(published.map((it) => it.id));
  const childrenOf = (id: string | null) =>
    published.filter((it) => {
      const { parent } = it.analysis.plan.frontmatter;
      return id === null
        ? parent === null || !known.has(parent) || parent === it.id
        : parent === id && it.id !== id;
    });
  const placed = new Set<string>();
  const walk = (id: string | null, depth: number): (readonly [Published, number])[] =>
    childrenOf(id).flatMap((it) => {
      if (placed.has(it.id)) return [];
      placed.add(it.id);
      return [[it, depth] as const, ...walk(it.id, depth + 1)];
    });
  const ordered = walk(null, 0);
  // Plans that are each other's parents (an error of its own) still get their line.
  return [...ordered, ...published.filter((it) => !placed.has(it.id)).map((it) => [it, 0] as const)];
}

function rowView(outcome: Published, depth: number, config: Config): IndexRow {
  const { analysis } = outcome;
  const lang = config.locale;
  const { frontmatter } = analysis.plan;
  const folder = encodeURIComponent(outcome.id);
  const goal = standingGoals(analysis)[0];
  const unit = goal?.goal.unit;
  const running = goal !== undefined && goal.ytd !== null && goal.landing !== null;
  return {
    title: frontmatter.title,
    lang: outcome.lang,
    href: `${folder}/index.html`,
    pdf: config.output.pdf ? `${folder}/${folder}.pdf` : '',
    period: formatPeriod(frontmatter.period, lang, config.fiscalYearStart),
    owner: frontmatter.owner ?? '',
    depth: Math.min(depth, 3),
    light: lightView(goal?.light ?? 'grey', config.locale),
    goal: goal === undefined ? NONE : goal.goal.name,
    attainment: goal?.ytd?.attainment ? formatPercent(goal.ytd.attainment, { digits: 1 }) : NONE,
    landing: running && goal.landing && unit ? about(goal.landing.headline, unit, lang) : NONE,
    gap: running && goal.landing && unit ? difference(goal.landing.variance, unit, lang) : NONE,
    gapImpact: running && goal.landing ? impactOf(goal.landing.light) : '',
    findings: countText(outcome.diagnostics, config.locale),
    keys: {
      light: String(lights.indexOf(goal?.light ?? 'grey')),
      attainment: sortKey(goal?.ytd?.attainment),
      // Of different units, so by their share of the target.
      landing: running ? sortKey(goal.landing?.attainment) : '',
      gap: running ? sortKey(goal.landing?.attainment) : '',
      findings: String(gravity(outcome.diagnostics)),
    },
  };
}

/** Gravest last, as a descending order shows it first. */
const lights: readonly Light[] = ['grey', 'green', 'yellow', 'red'];

function sortKey(value: Rational | null | undefined): string {
  return value == null ? '' : String(toNumber(value));
}

/** One error outweighs all warnings, one warning all notes. */
function gravity(diagnostics: readonly Diagnostic[]): number {
  const weight = { error: 1_000_000, warning: 1_000, note: 1 };
  return diagnostics.reduce((sum, it) => sum + (it.waived === undefined ? weight[it.severity] : 0), 0);
}

function filters(rows: readonly IndexRow[], t: (zh: string, en: string) => string): readonly Filter[] {
  const states = new Map(rows.map((row) => [row.light.id, row.light.word]));
  const owners = new Set(rows.map((row) => row.owner).filter((owner) => owner !== ''));
  const periods = new Set(rows.map((row) => row.period));
  const same = (values: ReadonlySet<string>) => [...values].map((value) => ({ value, text: value }));
  return [
    {
      name: 'light',
      label: t('状态', 'Status'),
      options: lights.toReversed().flatMap((value) => {
        const text = states.get(value);
        return text === undefined ? [] : [{ value, text }];
      }),
    },
    { name: 'owner', label: t('负责人', 'Owner'), options: same(owners) },
    { name: 'period', label: t('期间', 'Period'), options: same(periods) },
  ].filter((filter) => filter.options.length > 1);
}

function impactOf(light: string): IndexRow['gapImpact'] {
  return light === 'red' || light === 'yellow' ? 'adverse' : '';
}

function failedPlan(outcome: PlanOutcome, last: Day | null, lang: Lang): FailedPlan {
  const blocking = outcome.diagnostics.filter((it) => it.blocking);
  const told = blocking.length > 0 ? blocking : outcome.diagnostics;
  return {
    title: outcome.title,
    file: outcome.file,
    last: last === null ? null : lastReport(outcome.id, last, lang),
    findings: told.map((it) => findingView(it, lang)),
  };
}

function lastReport(id: string, day: Day, lang: Lang): Link {
  const shown = formatDay(day, lang);
  const text =
    lang === 'en'
      ? `Last good report, as of ${shown} (out of date)`
      : `上一份可用的报告，数据截至${shown}（已过时）`;
  return { text, href: `${encodeURIComponent(id)}/index.html` };
}
