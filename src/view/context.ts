import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { ClaimCheck } from '../compute/claim-check.ts';
import type { Light } from '../compute/figure.ts';
import type { Portfolio } from '../compute/portfolio-analysis.ts';
import type { SplitAnalysis } from '../compute/split-analysis.ts';
import type { Config } from '../decode/config.ts';
import { type HistoryAsOf, historyAsOf } from '../history/as-of.ts';
import type { PlanHistory } from '../history/history.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import type { FiscalStart } from '../model/period.ts';
import type { BrandView } from './page.ts';
import { type SourceBook, sourceBook } from './sources.ts';
import { standingGoals } from './standing.ts';
import type { LightView } from './table.ts';

/** What every part of a plan's page may look at. */
export interface ViewContext {
  readonly outcome: PlanOutcome;
  readonly analysis: Analysis;
  readonly portfolio: Portfolio;
  readonly config: Config;
  readonly lang: Lang;
  readonly fiscal: FiscalStart;
  readonly claims: readonly ClaimCheck[];
  /** Of its targets through git, as far as the report's day allows; null where there is none. */
  readonly history: HistoryAsOf | null;
  /** Figures that the page shows and whose record it therefore prints. */
  readonly sources: SourceBook;
  /** One text in both languages, side by side where it is used. */
  readonly t: (zh: string, en: string) => string;
}

export function viewContext(
  outcome: PlanOutcome,
  analysis: Analysis,
  portfolio: Portfolio,
  config: Config,
  history: PlanHistory | null = null,
): ViewContext {
  const { lang } = outcome;
  return {
    outcome,
    analysis: { ...analysis, goals: standingGoals(analysis) },
    portfolio,
    config,
    lang,
    fiscal: config.fiscalYearStart,
    claims: outcome.claims,
    history: historyAsOf(history, analysis),
    sources: sourceBook(analysis, lang, config.fiscalYearStart),
    t: (zh, en) => (lang === 'en' ? en : zh),
  };
}

const lightWords: { readonly [L in Light]: Words } = {
  green: { zh: '绿灯', en: 'Green' },
  yellow: { zh: '黄灯', en: 'Yellow' },
  red: { zh: '红灯', en: 'Red' },
  grey: { zh: '无数据', en: 'No data' },
};

export function lightView(light: Light, lang: Lang): LightView {
  return { id: light, word: say(lightWords[light], lang) };
}

/** From this many times its height on a logo is a line of letters and no mark. */
const WIDE = 1.8;

/** What a page says of its maker: the accent goes into a style sheet, so only a plain hex colour passes. */
export function brandView(config: Config): BrandView {
  const { name, accent, logo } = config.brand;
  return {
    name: name === '' ? 'Sixfold' : name,
    accent: /^#[0-9a-f]{3}([0-9a-f]{3})?$/i.test(accent) ? accent : '#1f5f8b',
    logo: logo === null ? null : { ...logo, withName: name !== '' && logo.width < logo.height * WIDE },
  };
}

/** A dimension as its author calls it in this plan; the config may know it under another name. */
export function dimensionName(split: SplitAnalysis, context: ViewContext): string {
  const { document } = context.analysis.plan;
  const tables = document.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
  const table = [...tables, ...document.attached].find((it) => it.id === split.split.table);
  const heading = table?.head[0]?.text.split('/').at(-1)?.trim() ?? '';
  return heading === '' ? split.split.dimension : heading;
}
