import { appendFile } from 'node:fs/promises';
import { addressFor } from '../claims/coverage.ts';
import type { PlanOutcome } from '../compute/analysis.ts';
import { isBlocking, isKnownCode, knownCodes } from '../decode/known-codes.ts';
import { count } from '../diagnostics/count.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { escapeText } from '../diagnostics/escape.ts';
import { printGithubSummary } from '../diagnostics/github-summary.ts';
import { today } from '../io/clock.ts';
import { nearest } from '../language/nearest.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import type { Sources } from '../parse/sources.ts';
import { type Run, type RunOptions, runPipeline } from '../pipeline.ts';
import { namesTable, relatedSources } from '../read/related.ts';
import { readSources } from '../read/sources.ts';
import { type Format, languageByFile, printFindings } from './findings.ts';
import { createKeptPlans } from './kept-plans.ts';
import { openProject, type Project, UsageError } from './project.ts';
import type { Terminal } from './terminal.ts';
import { watchProject } from './watch.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly asOf?: Day;
  /** Warnings count as errors. */
  readonly strict?: boolean;
  /** More warnings than this are an error. */
  readonly maxWarnings?: number;
  /** `code=severity`, over the config. */
  readonly rule?: readonly string[];
  /** Names the numbers of the prose that are bound to no figure. */
  readonly verbose?: boolean;
  readonly watch?: boolean;
}

/** Reads, computes and judges the plans, and prints what was found. 0 clean, 1 errors or too many warnings. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const rules = rulesOf(options.rule ?? []);
  const project = await openProject(options.paths);
  const kept = createKeptPlans(terminal.program ?? null, project.root);
  const once = async () => {
    const settings = { asOf: options.asOf ?? null, today: today(), rules, readBefore: kept.readBefore };
    const code = await report(await examine(project, settings), options, terminal);
    kept.keep();
    return code;
  };
  return options.watch === true ? keepChecking(project, once, terminal) : once();
}

/** Watches before it reads for the first time: what is saved meanwhile is a change too. */
async function keepChecking(
  project: Project,
  once: () => Promise<unknown>,
  terminal: Terminal,
): Promise<never> {
  const watching = watchProject(project, async () => {
    await first;
    if (terminal.outColor) terminal.out('\u001b[2J\u001b[H');
    await once();
  });
  const first = once();
  try {
    await first;
  } catch (error) {
    watching.close();
    throw error;
  }
  return watching.failed.finally(() => watching.close());
}

interface Examined {
  readonly run: Run;
  readonly sources: Sources;
  readonly asked: readonly PlanOutcome[];
  readonly found: readonly Diagnostic[];
}

async function examine(project: Project, settings: RunOptions): Promise<Examined> {
  const sources = await readSources(project.files, project.roots);
  const tables = project.paths.filter((path) => /\.csv$/i.test(path));
  const byTable = new Set(
    sources.plans.filter((plan) => tables.some((table) => namesTable(plan, table))).map(({ path }) => path),
  );
  const isAsked = (file: string) => project.asked(file) || byTable.has(file);
  const run = runPipeline(relatedSources(sources, isAsked), settings);
  const asked = run.outcomes.filter((outcome) => isAsked(outcome.file));
  return { run, sources, asked, found: [...run.diagnostics, ...asked.flatMap((it) => it.diagnostics)] };
}

async function report(examined: Examined, options: CheckOptions, terminal: Terminal): Promise<number> {
  const { run, sources, found } = examined;
  const { format } = options;
  const lang = spokenIn(examined.asked) ?? terminal.lang ?? run.config.locale;
  terminal.out(
    printFindings(found, run, sources, { format, colour: terminal.outColor, plans: examined.asked }),
  );
  const said = say(summary(examined), lang);
  if (format === 'github') await githubSummary(examined, said, lang);
  if (format === 'pretty' && options.verbose === true) terminal.out(unboundLines(examined.asked));
  if (format === 'pretty' || format === 'github') terminal.err(`${said}\n`);
  const { errors, warnings } = count(found);
  const most = options.strict === true ? 0 : (options.maxWarnings ?? Number.POSITIVE_INFINITY);
  if (errors === 0 && warnings > most && options.strict !== true) {
    const words = {
      zh: `${warnings} 个警告，超过了允许的 ${most} 个`,
      en: `${warnings} warnings, more than the ${most} allowed`,
    };
    terminal.err(`${say(words, lang)}\n`);
  }
  return errors > 0 || warnings > most ? 1 : 0;
}

/** What closes a list of findings speaks as they do, where they all speak one language. */
function spokenIn(asked: readonly PlanOutcome[]): Lang | null {
  const [first, ...others] = new Set(asked.map(({ lang }) => lang));
  return others.length === 0 ? (first ?? null) : null;
}

/** The host shows a few annotations only; its summary of the job holds them all. */
async function githubSummary(examined: Examined, note: string, head: Lang): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return;
  const settings = { lang: languageByFile(examined.run), head, note };
  await appendFile(file, printGithubSummary(examined.found, settings));
}

function summary({ asked, found }: Examined): Words {
  const n = asked.length;
  const clean = found.length === 0;
  const known = asked.flatMap(({ coverage }) => coverage ?? []);
  const numbers = known.reduce((total, it) => total + it.numbers, 0);
  const verified = known.reduce((total, it) => total + it.verified, 0);
  const prose =
    numbers === 0
      ? { zh: '', en: '' }
      : {
          zh: `；正文里有 ${numbers} 个数字，${verified === numbers ? '都已核对' : verified === 0 ? '都还没有核对' : `其中 ${verified} 个已核对`}`,
          en: `; ${verified} of ${numbers} ${numbers === 1 ? 'number' : 'numbers'} in the prose ${numbers === 1 ? 'is' : 'are'} verified`,
        };
  return {
    zh: `检查了 ${n} 份计划${clean ? '，没有发现问题' : ''}${prose.zh}`,
    en: `Checked ${n} plan${n === 1 ? '' : 's'}${clean ? ', nothing found' : ''}${prose.en}`,
  };
}

/** The numbers of the prose that nothing holds to the figures, each with the link that would, where one is likely. */
function unboundLines(asked: readonly PlanOutcome[]): string {
  return asked
    .flatMap(({ analysis, coverage, lang }) =>
      (coverage?.unbound ?? []).map((it) => {
        const address = analysis === null ? null : addressFor(it, analysis);
        const hint = address === null ? '' : ` → [${it.text}](#${address.replace(/\s+/g, '')})`;
        const words = {
          zh: `“${it.text}”没有写明是哪个数字${hint}`,
          en: `“${it.text}” does not say which figure it is${hint}`,
        };
        return escapeText(`${it.at.file}:${it.at.line}:${it.at.column} ${say(words, lang)}`);
      }),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function rulesOf(given: readonly string[]): NonNullable<RunOptions['rules']> {
  return new Map(given.map((text) => ruleOf(text)));
}

function ruleOf(text: string): [string, 'error' | 'warning' | 'note' | 'off'] {
  const [code = '', severity = ''] = text.split('=').map((part) => part.trim());
  if (!isKnownCode(code)) {
    const near = nearest(code, knownCodes());
    throw new UsageError({
      zh: `没有叫“${code}”的规则${near === null ? '' : `；是不是 ${near}？`}`,
      en: `There is no rule ${code}${near === null ? '' : `; did you mean ${near}?`}`,
    });
  }
  if (isBlocking(code)) {
    throw new UsageError({
      zh: `${code} 说明计划无法计算，不能改变它的级别`,
      en: `${code} means that a plan cannot be computed; its severity is fixed`,
    });
  }
  if (severity === 'error' || severity === 'warning' || severity === 'note' || severity === 'off') {
    return [code, severity];
  }
  throw new UsageError({
    zh: `--rule 要写成 代码=级别，级别是 error、warning、note 或 off：${text}`,
    en: `--rule reads code=severity, with error, warning, note or off: ${text}`,
  });
}
