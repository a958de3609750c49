import type { PlanOutcome } from '../compute/analysis.ts';
import type { PlanHistory } from '../history/history.ts';
import type { Content } from '../io/dev-server.ts';
import type { Run } from '../pipeline.ts';
import { dataJson } from '../render/data-json.ts';
import type { Renderer } from '../render/renderer.ts';
import { viewIndex } from '../view/index-page.ts';
import { viewPlan } from '../view/plan-page.ts';
import { viewSite } from '../view/site/site.ts';

/** A plan as it was when it could last be computed. */
export interface Good {
  readonly run: Run;
  readonly outcome: PlanOutcome;
}

export interface Pages {
  /** null: no page has this path. Rejects when the page cannot be made. */
  page(path: string): Promise<Content | null>;
}

type Make = () => Promise<Content>;

/** The pages of the site by their paths; each is made once, when it is first asked for. There are no PDFs to lead to. */
export function pagesOf(
  run: Run,
  plans: readonly Good[],
  histories: ReadonlyMap<string, PlanHistory>,
  renderer: Renderer,
): Pages {
  const config = { ...run.config, output: { ...run.config.output, pdf: false } };
  const makers = new Map<string, Make>([
    ['index.html', () => renderer.indexPage(viewIndex(run.outcomes, run.portfolio, config, new Map()))],
    ...plans.flatMap(({ run: then, outcome }): [string, Make][] => {
      const history = histories.get(outcome.id) ?? null;
      const view = () => viewPlan(outcome, then.portfolio, config, history);
      const page = () => renderer.planPage(view());
      const workbook = () => renderer.workbook(view());
      const data = async () => dataJson(outcome, run.config.fiscalYearStart, history);
      return [
        [`${outcome.id}/index.html`, page],
        [`${outcome.id}/data.json`, data],
        [`${outcome.id}/${outcome.id}.xlsx`, workbook],
      ];
    }),
  ]);
  let withSite = false;
  const addSite = () => {
    const site = viewSite(run.outcomes, run.portfolio, config, run.diagnostics);
    for (const page of site.pages) makers.set(page.path, () => renderer.sitePage(page));
    makers.set(site.feed.path, async () => site.feed.text);
    withSite = true;
  };
  const made = new Map<string, Promise<Content>>();
  return {
    async page(path) {
      // What spans the plans is looked at only when somebody opens one of its pages.
      if (!makers.has(path) && !withSite) addSite();
      const make = makers.get(path);
      if (make === undefined) return null;
      const content = made.get(path) ?? make();
      made.set(path, content);
      return content;
    },
  };
}
