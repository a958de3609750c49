import { meantAddresses, nearestAddresses } from '../claims/nearest-addresses.ts';
import type { PlanOutcome } from '../compute/analysis.ts';
import type { Figure } from '../compute/figure.ts';
import { escapeJson, escapeText } from '../diagnostics/escape.ts';
import { treeJson } from '../explain/json.ts';
import { printTree } from '../explain/print.ts';
import { matches } from '../explain/suggest.ts';
import { figureTree } from '../explain/tree.ts';
import { today } from '../io/clock.ts';
import { formatDay } from '../language/format.ts';
import { type Day, isoOfDay } from '../model/calendar.ts';
import type { Span } from '../model/source.ts';
import { type Run, runPipeline } from '../pipeline.ts';
import { readSources } from '../read/sources.ts';
import { printFindings } from './findings.ts';
import { placeLink, placeText, wantsLinks } from './hyperlink.ts';
import { createKeptPlans } from './kept-plans.ts';
import { openProject, type Project, UsageError } from './project.ts';
import type { Terminal } from './terminal.ts';
import { unknownPlan } from './unknown-plan.ts';

export interface ExplainOptions {
  /** null: the addresses are listed. */
  readonly address: string | null;
  readonly plan?: string;
  readonly match?: string;
  readonly depth?: number;
  readonly asOf?: Day;
  readonly format: 'tree' | 'json';
}

/** Shows a figure's tree, or the addresses there are. Exit code 1 when the plan asked for cannot be computed. */
export async function explain(options: ExplainOptions, terminal: Terminal): Promise<number> {
  const project = await openProject([]);
  const sources = await readSources(project.files, project.roots);
  const kept = createKeptPlans(terminal.program ?? null, project.root);
  const { readBefore } = kept;
  const run = runPipeline(sources, { asOf: options.asOf ?? null, today: today(), readBefore });
  kept.keep();
  const { plan, address } = asked(options, run);
  const chosen = plan === null ? run.outcomes : [outcomeOf(plan, run)];
  const stopped = chosen.length === 1 && chosen[0]?.analysis === null ? chosen[0] : null;
  if (stopped !== null) {
    const blocking = stopped.diagnostics.filter((it) => it.blocking);
    terminal.err(printFindings(blocking, run, sources, { format: 'pretty', colour: terminal.errColor }));
    return 1;
  }
  if (address === null) terminal.out(listing(chosen, options));
  else {
    const found = theFigure(address, chosen);
    terminal.out(
      options.format === 'json' ? asJson(found, options) : asTree(found, options, project, terminal),
    );
  }
  return 0;
}

interface Found {
  readonly outcome: PlanOutcome;
  readonly analysis: NonNullable<PlanOutcome['analysis']>;
  readonly figure: Figure;
}

/** `plan#address` names both; a lone `#address` is what a link in a plan holds. */
function asked(options: ExplainOptions, run: Run): { plan: string | null; address: string | null } {
  const plan = options.plan ?? null;
  if (options.address === null) return { plan, address: null };
  const text = fromLink(options.address);
  const mark = text.search(/[#＃]/);
  if (mark < 0) return { plan, address: text };
  const named = text.slice(0, mark).trim();
  const address = text.slice(mark + 1).trim();
  if (named === '') return { plan, address };
  if (plan !== null && outcomeOf(plan, run).id !== outcomeOf(named, run).id) {
    throw new UsageError({
      zh: `地址写的是计划 ${named}，--plan 写的是 ${plan}`,
      en: `The address names the plan ${named}, --plan names ${plan}`,
    });
  }
  return { plan: named, address };
}

/** A link copied from a browser is percent-encoded; a lone `%` is part of a name. */
function fromLink(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text.trim();
  }
}

function outcomeOf(id: string, run: Run): PlanOutcome {
  const found = run.outcomes.find((outcome) => outcome.id === id || outcome.file === id);
  if (found !== undefined) return found;
  throw unknownPlan(
    id,
    run.outcomes.map((outcome) => outcome.id),
  );
}

function theFigure(address: string, outcomes: readonly PlanOutcome[]): Found {
  const found = outcomes.flatMap((outcome): Found[] => {
    const { analysis } = outcome;
    const figure = analysis?.figures.get(address) ?? null;
    return analysis === null || figure === null ? [] : [{ outcome, analysis, figure }];
  });
  const [first, second] = found;
  if (first === undefined) throw unknown(address, outcomes);
  if (second === undefined) return first;
  const choices = found.map(({ outcome }) => `${outcome.id}#${address}`);
  throw new UsageError({
    zh: `几个计划都有“${address}”，请写明是哪一个：${choices.join('、')}`,
    en: `Several plans have ${address}; say which one: ${choices.join(', ')}`,
  });
}

function unknown(address: string, outcomes: readonly PlanOutcome[]): UsageError {
  const near = meant(address, outcomes);
  const dropped = outcomes.filter(({ analysis }) => analysis === null).map(({ id }) => id);
  const hint = near.length === 0 ? null : near;
  return new UsageError({
    zh: [
      `没有“${address}”这个数字`,
      hint === null ? '不写地址就列出所有地址' : `是不是 ${hint.join('、')}？`,
      ...(dropped.length === 0 ? [] : [`这些计划有错误、没有计算：${dropped.join('、')}`]),
    ].join('；'),
    en: [
      `There is no figure ${address}`,
      hint === null ? 'without an address all of them are listed' : `did you mean ${hint.join(', ')}?`,
      ...(dropped.length === 0 ? [] : [`not computed because of errors: ${dropped.join(', ')}`]),
    ].join('; '),
  });
}

/** In one plan what it may have been meant for; over several the nearest, its plan in front. */
function meant(address: string, outcomes: readonly PlanOutcome[]): readonly string[] {
  const [only] = outcomes;
  if (outcomes.length === 1 && only?.analysis) return meantAddresses(address, only.analysis);
  const plans = new Map<string, string>();
  for (const { id, analysis } of outcomes) {
    for (const it of analysis?.figures.addresses() ?? []) if (!plans.has(it)) plans.set(it, `${id}#${it}`);
  }
  return nearestAddresses(address, plans.keys()).map((it) => plans.get(it) ?? it);
}

/** One address a line, for a person, a pipe or a shell that completes; its plan in front where there are several. */
function listing(outcomes: readonly PlanOutcome[], { match = '', format }: ExplainOptions): string {
  const several = outcomes.length > 1;
  const found = outcomes.flatMap(({ id, analysis }) =>
    (analysis?.figures.addresses() ?? [])
      .map((address) => ({ plan: id, address }))
      .filter((it) => matches(several ? `${it.plan}#${it.address}` : it.address, match)),
  );
  if (format === 'json') return `${escapeJson(JSON.stringify({ version: 1, addresses: found }, null, 2))}\n`;
  return found
    .map(({ plan, address }) => `${escapeText(several ? `${plan}#${address}` : address)}\n`)
    .join('');
}

function asJson({ outcome, analysis, figure }: Found, { depth }: ExplainOptions): string {
  const { id: plan, file, lang } = outcome;
  return treeJson(figureTree(figure, analysis, depth), { plan, file, lang, asOf: isoOfDay(analysis.asOf) });
}

/** In the language of the plan: its names, its units and its formulas are. */
function asTree(found: Found, options: ExplainOptions, project: Project, terminal: Terminal): string {
  const { outcome, analysis, figure } = found;
  const { lang, title } = outcome;
  const day = formatDay(analysis.asOf, lang);
  const head = escapeText(lang === 'en' ? `${title}, as of ${day}` : `${title}，数据截至${day}`);
  const links = wantsLinks(process.stdout, process.env);
  const print = links ? placeLink : placeText;
  const place = (at: Span) => print(at, project.root, process.cwd());
  const tree = printTree(figureTree(figure, analysis, options.depth), {
    lang,
    colour: terminal.outColor,
    place,
  });
  return `${terminal.outColor ? `\u001b[2m${head}\u001b[0m` : head}\n${tree}`;
}
