import type { Analysis, PlanOutcome } from '../../compute/analysis.ts';
import type { Portfolio } from '../../compute/portfolio-analysis.ts';
import type { Config } from '../../decode/config.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Lang } from '../../language/words.ts';
import type { Day } from '../../model/calendar.ts';
import type { Link } from '../page.ts';
import { folderNames } from './folders.ts';
import type { PlanLink } from './page.ts';

/** What every page over all plans may look at. */
export interface SiteContext {
  readonly outcomes: readonly PlanOutcome[];
  readonly portfolio: Portfolio;
  readonly config: Config;
  /** Found in no plan: in the config. */
  readonly diagnostics: readonly Diagnostic[];
  readonly lang: Lang;
  readonly asOf: Day;
  readonly t: (zh: string, en: string) => string;
  /** Analyses by the id of their plan. */
  readonly analyses: ReadonlyMap<string, Analysis>;
  /** The folder of each owner below `people/`. */
  readonly folders: ReadonlyMap<string, string>;
}

export function siteContext(
  outcomes: readonly PlanOutcome[],
  portfolio: Portfolio,
  config: Config,
  diagnostics: readonly Diagnostic[] = [],
): SiteContext {
  const lang = config.locale;
  return {
    outcomes,
    portfolio,
    config,
    diagnostics,
    lang,
    asOf: portfolio.asOf,
    t: (zh, en) => (lang === 'en' ? en : zh),
    analyses: new Map(portfolio.plans.map((it) => [it.plan.id, it])),
    folders: folderNames(portfolio.duties.map((it) => it.owner)),
  };
}

/** To a plan's page, or to a place on it. Without a published plan there is nothing to link. */
export function planLink(id: string, context: SiteContext, anchor = ''): PlanLink {
  const analysis = context.analyses.get(id);
  const text = analysis?.plan.frontmatter.title ?? id;
  const lang = analysis?.plan.frontmatter.lang ?? context.lang;
  const page = `${encodeURIComponent(id)}/index.html`;
  return { text, lang, href: analysis === undefined ? '' : anchor === '' ? page : `${page}#${anchor}` };
}

export function ownerLink(owner: string, context: SiteContext): Link {
  const folder = context.folders.get(owner);
  return { text: owner, href: folder === undefined ? '' : `people/${encodeURIComponent(folder)}/index.html` };
}
