import type { PlanOutcome } from '../../compute/analysis.ts';
import type { Portfolio } from '../../compute/portfolio-analysis.ts';
import type { Config } from '../../decode/config.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { viewCalendar } from './calendar.ts';
import { siteContext } from './context.ts';
import { type Feed, viewFeed } from './feed.ts';
import { viewLessons } from './lessons.ts';
import type { SitePage } from './page.ts';
import { viewPeople, viewPersons } from './people.ts';
import { viewRules } from './rules.ts';
import { viewSearch } from './search.ts';

export interface Site {
  readonly pages: readonly SitePage[];
  readonly feed: Feed;
}

/** Every page that spans plans, but for the first: people, calendar, lessons, findings, search. */
export function viewSite(
  outcomes: readonly PlanOutcome[],
  portfolio: Portfolio,
  config: Config,
  diagnostics: readonly Diagnostic[] = [],
): Site {
  const context = siteContext(outcomes, portfolio, config, diagnostics);
  const pages = [
    viewPeople(context),
    ...viewPersons(context),
    viewCalendar(context),
    viewLessons(context),
    viewRules(context),
    viewSearch(context),
  ];
  return { pages, feed: viewFeed(context) };
}
