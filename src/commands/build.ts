import os from 'node:os';
import path from 'node:path';
import type { PlanOutcome } from '../compute/analysis.ts';
import { count } from '../diagnostics/count.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { escapeText } from '../diagnostics/escape.ts';
import { today } from '../io/clock.ts';
import { isInside } from '../io/disk.ts';
import { createPrinter } from '../io/printer.ts';
import { noProgress, terminalProgress } from '../io/progress.ts';
import { readTemplates } from '../io/templates.ts';
import { say, type Words } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import { type Run, runPipeline } from '../pipeline.ts';
import { readSources } from '../read/sources.ts';
import { createRenderer } from '../render/renderer.ts';
import { openReports, type Reports, resolveFolder } from '../write/reports.ts';
import { explain } from './failures.ts';
import { printFindings } from './findings.ts';
import type { Editions } from './printing.ts';
import { openProject, type Project, UsageError } from './project.ts';
import { publish } from './publish.ts';
import { rememberPlans } from './remember.ts';
import type { Terminal } from './terminal.ts';
import { unknownPlan } from './unknown-plan.ts';
import { words } from './words.ts';

export interface BuildOptions {
  readonly paths: readonly string[];
  readonly asOf?: Day;
  readonly strict?: boolean;
  readonly out?: string;
  readonly pdf?: boolean;
  readonly only?: readonly string[];
  readonly browser?: string;
  readonly jobs?: number;
  readonly edition?: Editions;
}

/**
 * Publishes the plans: pages, PDFs, index. A plan that blocks keeps its last report. Exit code 1 when a plan dropped
 * out or a PDF could not be printed; with `strict`, on any error.
 */
export async function build(options: BuildOptions, terminal: Terminal): Promise<number> {
  const project = await openProject(options.paths);
  const folder = await reportsFolder(project, options.out);
  const sources = await readSources(project.files, project.roots);
  const run = runPipeline(sources, { asOf: options.asOf ?? null, today: today() });
  const lang = terminal.lang ?? run.config.locale;
  const asked = askedPlans(run, project, options.only);
  const chosen = new Set(asked.filter((it) => it.analysis !== null).map(({ id }) => id));
  const memory = await rememberPlans(project.root, run);
  const renderer = await createRenderer(await readTemplates(project.root));
  const jobs = options.jobs ?? os.availableParallelism();
  const withPdf = options.pdf ?? run.config.output.pdf;
  const printer = withPdf ? createPrinter({ browser: options.browser ?? null, pages: jobs }) : null;
  const progress = terminal.watched ? terminalProgress(process.stderr) : noProgress;
  let failed: readonly Diagnostic[];
  let reports: Reports | null = null;
  try {
    reports = await openReports(folder);
    const label = say(withPdf ? words.printing : words.drawing, lang);
    const editions = options.edition ?? 'full';
    const { byPlan: histories } = memory;
    const making = { chosen, histories, renderer, printer, editions, reports, jobs, progress, label };
    failed = await publish(run, making);
  } catch (error) {
    progress.end();
    return explain(error, terminal, lang);
  } finally {
    progress.end();
    reports?.close();
    await printer?.close();
  }
  // Other plans are read because these are checked against them; what is wrong there fails their own builds.
  const blocking = asked.flatMap((outcome) => outcome.diagnostics.filter((it) => it.blocking));
  const said = [...run.diagnostics, ...blocking, ...failed];
  terminal.err(printFindings(said, run, sources, { format: 'pretty', colour: terminal.errColor }));
  if (memory.note !== null) terminal.err(`${escapeText(say(memory.note, lang))}\n`);
  const place = path.relative(process.cwd(), folder) || '.';
  terminal.out(`${say(summary(asked, place), lang)}\n`);
  const { errors } = count([...said, ...asked.flatMap((outcome) => outcome.diagnostics)]);
  const stopped = count(said).errors > 0;
  return stopped || (options.strict === true && errors > 0) ? 1 : 0;
}

/** Inside the repository, unless the user says otherwise: a link in a repository must not move the reports elsewhere. */
async function reportsFolder(project: Project, out: string | undefined): Promise<string> {
  const folder = await resolveFolder(
    out === undefined ? path.join(project.root, 'reports') : path.resolve(out),
  );
  const plans = project.roots.map((root) => path.join(project.root, root));
  const around = [project.root, ...plans].some((each) => isInside(folder, each));
  const among = plans.some((each) => each !== project.root && isInside(each, folder));
  if (around || among) {
    throw new UsageError({
      zh: `报告不能写进 ${folder}：计划就在那里`,
      en: `The reports cannot go into ${folder}: the plans lie there`,
    });
  }
  if (out !== undefined || isInside(project.root, folder)) return folder;
  throw new UsageError({
    zh: `reports 指向仓库之外（${folder}）；真要写到那里，请用 --out 写明`,
    en: `reports leads out of the repository (${folder}); name it with --out if that is meant`,
  });
}

/** The plans whose reports were asked for; those that can be published get one. */
function askedPlans(run: Run, project: Project, only: readonly string[] | undefined): readonly PlanOutcome[] {
  for (const id of only ?? []) {
    if (run.outcomes.some((outcome) => outcome.id === id)) continue;
    throw unknownPlan(
      id,
      run.outcomes.map((outcome) => outcome.id),
    );
  }
  return run.outcomes.filter(({ file, id }) => project.asked(file) && (only?.includes(id) ?? true));
}

function summary(asked: readonly PlanOutcome[], place: string): Words {
  const shown = asked.filter(({ analysis }) => analysis !== null);
  const dropped = asked.length - shown.length;
  const { errors, warnings } = count(shown.flatMap((outcome) => outcome.diagnostics));
  const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  const some = (n: number, text: string) => (n > 0 ? [text] : []);
  const zh = [
    `${shown.length} 份计划的报告已写入 ${place}`,
    ...some(dropped, `${dropped} 份有错误，没有发布`),
    ...some(
      errors + warnings,
      `报告里写明了 ${[...some(errors, `${errors} 个错误`), ...some(warnings, `${warnings} 个警告`)].join('、')}（sixfold check 可逐条查看）`,
    ),
  ];
  const en = [
    `Reports of ${counted(shown.length, 'plan')} written to ${place}`,
    ...some(dropped, `${dropped} not published because of errors`),
    ...some(
      errors + warnings,
      `${shown.length === 1 ? 'the report names' : 'the reports name'} ${[...some(errors, counted(errors, 'error')), ...some(warnings, counted(warnings, 'warning'))].join(' and ')} (sixfold check lists them)`,
    ),
  ];
  return { zh: `${zh.join('；')}。`, en: `${en.join('; ')}.` };
}
