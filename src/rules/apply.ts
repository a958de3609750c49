import type { PlanOutcome } from '../compute/analysis.ts';
import type { Config } from '../decode/config.ts';
import { isBlocking, isKnownCode } from '../decode/known-codes.ts';
import type { Plan, Waiver } from '../decode/plan.ts';
import type { Code } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold, normal, sameName } from '../language/fold.ts';
import { resolveMeasure } from '../language/measures.ts';
import { readPeriod } from '../language/read/period.ts';
import { thingKey } from '../language/reserved.ts';
import { type FiscalStart, periodKey } from '../model/period.ts';

/**
 * The house's and the plan's own policy over everything found about a plan: the config sets or silences severities,
 * the frontmatter waives single findings with a reason. Findings that block are left alone, because without their cure
 * there is nothing to compute. A waiver that meets nothing is itself a finding: it would hide the next one.
 */
export function applyPolicy(outcome: PlanOutcome, config: Config): PlanOutcome {
  const graded = outcome.diagnostics.flatMap((diagnostic) => severityOf(diagnostic, config));
  const { reached, analysis } = outcome;
  if (analysis === null) {
    // Not all checks were made: of a waiver that meets nothing so far nobody can say that it is not needed.
    const diagnostics = reached.stage === 'decoded' ? waive(graded, reached.written, config).marked : graded;
    return { ...outcome, diagnostics };
  }
  const { marked, unused } = waive(graded, analysis.plan, config);
  const diagnostics = [...marked, ...unused];
  return { ...outcome, diagnostics: diagnostics.toSorted((a, b) => inFile(outcome.file, a, b)) };
}

/** The order of the plan's own file; findings in its other files keep their order, at the end. */
function inFile(file: string, a: Diagnostic, b: Diagnostic): number {
  if (a.at.file !== file || b.at.file !== file)
    return Number(a.at.file !== file) - Number(b.at.file !== file);
  return a.at.line - b.at.line || a.at.column - b.at.column;
}

/** The diagnostic as the config grades it; none when it is silenced. */
export function severityOf(diagnostic: Diagnostic, config: Config): readonly Diagnostic[] {
  const severity = diagnostic.blocking ? undefined : config.rules.get(diagnostic.code);
  if (severity === undefined) return [diagnostic];
  return severity === 'off' ? [] : [{ ...diagnostic, severity }];
}

/** The policy over one finding that no run of a single version makes, such as a goalpost that moved. */
export function judged(diagnostic: Diagnostic, plan: Plan, config: Config): readonly Diagnostic[] {
  const waiver = plan.frontmatter.waive.find((it) => matches(it, diagnostic, plan, config.fiscalYearStart));
  return severityOf(diagnostic, config).map((it) =>
    waiver === undefined ? it : { ...it, waived: waiver.reason },
  );
}

/** Found between two versions of a plan only, so that a run of one version cannot tell whether its waiver is used. */
const BETWEEN_VERSIONS: ReadonlySet<string> = new Set<Code>(['goalpost-moved']);

interface Waived {
  readonly marked: readonly Diagnostic[];
  readonly unused: readonly Diagnostic[];
}

function waive(diagnostics: readonly Diagnostic[], plan: Plan, config: Config): Waived {
  const { waive: waivers } = plan.frontmatter;
  const used = new Set<Waiver>();
  const marked = diagnostics.map((diagnostic) => {
    const waiver = waivers.find((it) => matches(it, diagnostic, plan, config.fiscalYearStart));
    if (waiver === undefined) return diagnostic;
    used.add(waiver);
    return { ...diagnostic, waived: waiver.reason };
  });
  const unused = waivers
    .filter((waiver) => !used.has(waiver) && mayBeWaived(waiver.code) && !BETWEEN_VERSIONS.has(waiver.code))
    .map(({ code, address, at }) => {
      const open = marked.filter((it) => it.code === code && it.waived === undefined);
      const others = [...new Set(open.flatMap(({ about }) => about ?? []))];
      return diagnose('waiver-unused', { code, address, others }, at);
    })
    .flatMap((diagnostic) => severityOf(diagnostic, config));
  return { marked, unused };
}

/** What does not exist or cannot be waived has been reported when the frontmatter was read. */
function mayBeWaived(code: string): boolean {
  return isKnownCode(code) && !isBlocking(code);
}

/**
 * A waiver of a goal or row covers it in every period; one with a period covers that period only, one with a measure
 * only the claims of that figure.
 */
function matches(waiver: Waiver, diagnostic: Diagnostic, plan: Plan, fiscal: FiscalStart): boolean {
  if (diagnostic.blocking || waiver.code !== diagnostic.code) return false;
  if (waiver.address === null) return true;
  if (diagnostic.about === undefined) return false;
  // Of a heading or a column, which may hold the marks of an address.
  if (sameName(waiver.address, diagnostic.about)) return true;
  const [asked, found] = [placeIn(waiver.address, plan, fiscal), placeIn(diagnostic.about, plan, fiscal)];
  return (
    asked.thing === found.thing &&
    (asked.period === null || asked.period === found.period) &&
    (asked.measure === null || found.measure === null || asked.measure === found.measure)
  );
}

/** The parts of an address as they are compared, whichever way they are written. */
function placeIn(address: string, plan: Plan, fiscal: FiscalStart) {
  const [, thing = '', when, what] = /^([^@:]*)(?:@([^:]*))?(?::(.*))?$/s.exec(normal(address)) ?? [];
  const read = when === undefined ? null : readPeriod(when, { within: plan.frontmatter.period, fiscal });
  return {
    thing: thingKey(thing),
    period: when === undefined ? null : read?.ok === true ? periodKey(read.value, fiscal) : fold(when),
    measure: what === undefined ? null : (resolveMeasure(what) ?? fold(what)),
  };
}
