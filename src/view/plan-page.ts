import type { PlanOutcome } from '../compute/analysis.ts';
import type { Portfolio } from '../compute/portfolio-analysis.ts';
import type { Config } from '../decode/config.ts';
import type { PlanHistory } from '../history/history.ts';
import { monthsChart } from './charts/months.ts';
import { claimsSummary } from './claims.ts';
import { brandView, lightView, type ViewContext, viewContext } from './context.ts';
import { findingsView } from './findings.ts';
import { header, links } from './header.ts';
import type { PlanPage, Summary } from './page.ts';
import { sections } from './sections.ts';
import { monthsTitle } from './steps/monitoring.ts';
import { answers } from './summary/answers.ts';
import { headline, headlineLight, leadGoal } from './summary/headline.ts';
import { tiles } from './summary/tiles.ts';

/**
 * The page of one plan, in words. A plan that dropped out has none: the index lists why, and asking is a bug.
 * `history` is how its targets came about in git; without it the page says nothing of that.
 */
export function viewPlan(
  outcome: PlanOutcome,
  portfolio: Portfolio,
  config: Config,
  history: PlanHistory | null = null,
): PlanPage {
  if (outcome.analysis === null) throw new RangeError(`the plan ${outcome.id} was not computed`);
  const context = viewContext(outcome, outcome.analysis, portfolio, config, history);
  const summary = summaryView(context);
  const steps = sections(context);
  return {
    id: outcome.id,
    lang: context.lang,
    brand: brandView(config),
    header: header(context),
    summary,
    sections: steps,
    findings: findingsView(outcome),
    claims: claimsSummary(context),
    links: links(context),
    // Last, when every part of the page has named the figures it shows.
    sources: context.sources.cited(),
    shownSources: context.sources.shown(),
  };
}

function summaryView(context: ViewContext): Summary {
  const goal = leadGoal(context);
  if (goal === null) {
    const none = context.t('计划还没有目标', 'The plan has no goals yet');
    return { headline: none, light: lightView('grey', context.lang), answers: [], picture: null, tiles: [] };
  }
  const picture =
    goal.lines.length < 2 ? null : monthsChart(goal, 'months-1', monthsTitle(goal, context), context);
  return {
    headline: headline(goal, context),
    light: lightView(headlineLight(goal), context.lang),
    answers: answers(goal, context),
    picture,
    tiles: tiles(context),
  };
}
