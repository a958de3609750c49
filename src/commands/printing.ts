import type { PlanOutcome } from '../compute/analysis.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { Printer, PrintOptions } from '../io/effects.ts';
import { Failure, reasonOf } from '../io/failure.ts';
import { type SourceFile, wholeFile } from '../model/source.ts';
import type { Run } from '../pipeline.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import type { Edition } from '../render/print.ts';
import type { Renderer } from '../render/renderer.ts';
import type { PlanPage } from '../view/page.ts';
import type { IndexPage } from '../view/site/front-page.ts';

/** Which PDFs of a plan are wanted. */
export type Editions = Edition | 'both';

export const EDITIONS: readonly Editions[] = ['full', 'brief', 'both'];

export const PORTFOLIO_PDF = 'portfolio.pdf';

export interface Press {
  readonly printer: Printer;
  readonly renderer: Renderer;
  readonly run: Run;
}

/** A PDF, or why there is none. */
export interface Printed {
  readonly path: string;
  readonly bytes: Uint8Array | null;
  readonly problem: Diagnostic | null;
}

/** The editions of one plan, in the order asked for. */
export async function printPlan(
  press: Press,
  page: PlanPage,
  outcome: PlanOutcome,
  editions: Editions,
): Promise<readonly Printed[]> {
  const wanted: readonly Edition[] = editions === 'both' ? ['full', 'brief'] : [editions];
  return Promise.all(
    wanted.map((edition) =>
      attempt(pdfPath(outcome.id, edition), outcome.file, async () =>
        press.printer.print(
          await press.renderer.printPage(page, edition, press.run.config.output.paper),
          aboutPlan(page, outcome, press.run),
        ),
      ),
    ),
  );
}

/** All plans for the board: a summary, then the first page of each. */
export function printPortfolio(
  { printer, renderer, run }: Press,
  index: IndexPage,
  plans: readonly PlanPage[],
): Promise<Printed> {
  return attempt(PORTFOLIO_PDF, CONFIG_FILE, async () =>
    printer.print(await renderer.portfolioPrint(index, plans, run.config.output.paper), {
      title: index.title,
      subject: index.asOf,
      author: index.brand.name,
      lang: index.lang,
      keywords: plans.map((plan) => plan.header.title),
      date: run.asOf,
    }),
  );
}

export function pdfPath(id: string, edition: Edition): string {
  return edition === 'full' ? `${id}/${id}.pdf` : `${id}/${id}-brief.pdf`;
}

/** A machine without a browser ends the build: it would fail for every plan. Other faults cost one file. */
async function attempt(
  path: string,
  of: SourceFile['path'],
  work: () => Promise<Uint8Array>,
): Promise<Printed> {
  try {
    return { path, bytes: await work(), problem: null };
  } catch (error) {
    if (error instanceof Failure) throw error;
    const problem = diagnose('print-failed', { output: path, reason: reasonOf(error) }, wholeFile(of));
    return { path, bytes: null, problem };
  }
}

function aboutPlan(page: PlanPage, outcome: PlanOutcome, run: Run): PrintOptions {
  const goals = outcome.analysis?.goals.map(({ goal }) => goal.name) ?? [];
  return {
    title: page.header.title,
    subject: page.header.period,
    author: page.header.owner,
    lang: page.lang,
    keywords: goals,
    date: run.asOf,
  };
}
