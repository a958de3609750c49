import type { PlanOutcome } from '../compute/analysis.ts';
import type { Config } from '../decode/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import type { PlanHistory } from '../history/history.ts';
import type { Printer, Progress } from '../io/effects.ts';
import { Failure, reasonOf } from '../io/failure.ts';
import { type Day, dayFromIso } from '../model/calendar.ts';
import { wholeFile } from '../model/source.ts';
import type { Run } from '../pipeline.ts';
import { dataJson } from '../render/data-json.ts';
import { TemplateFailure } from '../render/located.ts';
import type { Renderer } from '../render/renderer.ts';
import { viewIndex } from '../view/index-page.ts';
import { viewPlan } from '../view/plan-page.ts';
import type { IndexPage } from '../view/site/front-page.ts';
import { viewSite } from '../view/site/site.ts';
import type { Output } from '../write/output.ts';
import type { Reports } from '../write/reports.ts';
import { type Editions, type Printed, pdfPath, printPlan, printPortfolio } from './printing.ts';

export interface Publishing {
  /** Ids of the plans whose reports are made; the others keep the one they have. */
  readonly chosen: ReadonlySet<string>;
  /** By the plan's id. */
  readonly histories: ReadonlyMap<string, PlanHistory>;
  readonly renderer: Renderer;
  /** null: no PDFs. */
  readonly printer: Printer | null;
  readonly editions: Editions;
  readonly reports: Reports;
  /** How many plans are worked on at a time: while the browser prints one, the next is drawn. */
  readonly jobs: number;
  readonly progress: Progress;
  readonly label: string;
}

/** Makes the pages and PDFs and puts them in place together. What could not be printed is returned; the page stays. */
export async function publish(run: Run, publishing: Publishing): Promise<readonly Diagnostic[]> {
  const { reports, renderer, progress, label } = publishing;
  const waiting = run.outcomes.filter((outcome) => publishing.chosen.has(outcome.id));
  const kept = new Set(run.outcomes.map(({ id }) => id).filter((id) => !publishing.chosen.has(id)));
  const files = new Set(
    reports.before.files.filter(({ plan }) => kept.has(plan ?? '')).map(({ path }) => path),
  );
  const failed: Diagnostic[] = [];
  let done = 0;
  await inParallel(waiting, publishing.jobs, async (outcome) => {
    const { outputs, problems } = await makePlan(run, outcome, publishing);
    for (const output of outputs) {
      await reports.add(output);
      files.add(output.path);
    }
    if (outputs.length === 0) kept.add(outcome.id);
    failed.push(...problems);
    done += 1;
    progress.step(label, done, waiting.length);
  });
  const index = viewIndex(run.outcomes, run.portfolio, withPdfLinks(run.config), lastReports(reports));
  const rows = index.rows.map((row) => {
    const there = [row.pdf, row.pdf.replace(/\.pdf$/, '-brief.pdf')].find((it) =>
      files.has(decodeURIComponent(it)),
    );
    return { ...row, pdf: there ?? '' };
  });
  const board = await makePortfolio(run, index, publishing);
  if (board?.bytes) await reports.add({ path: board.path, bytes: board.bytes, plan: null });
  if (board?.problem) failed.push(board.problem);
  const html = await renderer.indexPage({ ...index, rows, pdf: board?.bytes ? board.path : '' });
  await reports.add({ path: 'index.html', bytes: encoded(html), plan: null });
  const site = viewSite(run.outcomes, run.portfolio, run.config, run.diagnostics);
  for (const page of site.pages) {
    await reports.add({ path: page.path, bytes: encoded(await renderer.sitePage(page)), plan: null });
  }
  await reports.add({ path: site.feed.path, bytes: encoded(site.feed.text), plan: null });
  await reports.commit(kept, run.asOf);
  return failed.sort((a, b) => (a.at.file < b.at.file ? -1 : 1));
}

interface PublishedPlan {
  readonly outputs: readonly Output[];
  readonly problems: readonly Diagnostic[];
}

/** What throws is a fault of the program; it costs this plan its new report and nothing else. */
async function makePlan(run: Run, outcome: PlanOutcome, publishing: Publishing): Promise<PublishedPlan> {
  const { renderer, printer, editions } = publishing;
  const { id } = outcome;
  const history = publishing.histories.get(id) ?? null;
  try {
    const page = viewPlan(outcome, run.portfolio, withPdfLinks(run.config), history);
    const printed =
      printer === null ? [] : await printPlan({ printer, renderer, run }, page, outcome, editions);
    const pdfs = printed.flatMap(({ path, bytes }) => (bytes === null ? [] : [{ path, bytes, plan: id }]));
    // Only what is there is linked.
    const pdf = pdfs.some(({ path }) => path === pdfPath(id, 'full')) ? page.links.pdf : '';
    const brief = pdfs.some(({ path }) => path === pdfPath(id, 'brief')) ? page.links.brief : '';
    const html = encoded(await renderer.planPage({ ...page, links: { ...page.links, pdf, brief } }));
    const data = encoded(dataJson(outcome, run.config.fiscalYearStart, history));
    const outputs = [
      { path: `${id}/index.html`, bytes: html, plan: id },
      { path: `${id}/data.json`, bytes: data, plan: id },
      { path: `${id}/${id}.xlsx`, bytes: await renderer.workbook(page), plan: id },
      ...pdfs,
    ];
    return { outputs, problems: printed.flatMap(({ problem }) => problem ?? []) };
  } catch (error) {
    // No page of any plan can be made without the template.
    if (error instanceof Failure || error instanceof TemplateFailure) throw error;
    const reason = reasonOf(error);
    return { outputs: [], problems: [diagnose('internal-error', { reason }, wholeFile(outcome.file))] };
  }
}

/** The board's PDF of several plans; one plan is its own. */
async function makePortfolio(run: Run, index: IndexPage, publishing: Publishing): Promise<Printed | null> {
  const { renderer, printer } = publishing;
  const shown = run.outcomes.filter((outcome) => outcome.analysis !== null);
  if (printer === null || shown.length < 2) return null;
  const plans = shown.map((outcome) => viewPlan(outcome, run.portfolio, run.config));
  return printPortfolio({ printer, renderer, run }, index, plans);
}

/** Whether there is a PDF to link to is known here, whatever the config says. */
function withPdfLinks(config: Config): Config {
  return { ...config, output: { ...config.output, pdf: true } };
}

function lastReports({ before }: Reports): ReadonlyMap<string, Day> {
  return new Map(
    Object.entries(before.plans).flatMap(([id, { asOf }]) => {
      const day = dayFromIso(asOf);
      return day === null ? [] : [[id, day] as const];
    }),
  );
}

/** Works on at most `size` items at a time, in order. */
async function inParallel<T>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, size) }, worker));
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
