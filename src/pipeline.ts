import { checkClaims } from './claims/claims.ts';
import { coverageOf } from './claims/coverage.ts';
import type { Analysis, PlanOutcome, Reached } from './compute/analysis.ts';
import { computePlan } from './compute/compute.ts';
import { rollUp } from './compute/portfolio.ts';
import type { Portfolio } from './compute/portfolio-analysis.ts';
import type { Config } from './decode/config.ts';
import { decodePlan } from './decode/decode.ts';
import { decodeConfig } from './decode/decode-config.ts';
import { statedLang } from './decode/decode-frontmatter.ts';
import type { Plan } from './decode/plan.ts';
import { isPlanId, planId } from './decode/plan-id.ts';
import type { Diagnostic, Result } from './diagnostics/diagnostic.ts';
import { diagnose } from './diagnostics/report.ts';
import type { Lang } from './language/words.ts';
import type { Day } from './model/calendar.ts';
import { type SourceFile, wholeFile } from './model/source.ts';
import { parsePlan } from './parse/parse.ts';
import type { Sources } from './parse/sources.ts';
import { CONFIG_FILE } from './read/sources.ts';
import { applyPolicy, severityOf } from './rules/apply.ts';
import { judgePlan, judgePortfolio } from './rules/rules.ts';

export interface RunOptions {
  /** The day asked for; it wins over the one pinned in the config. */
  readonly asOf: Day | null;
  /** What counts when neither pins a day. */
  readonly today: Day;
  /** Severities that win over those of the config, by code. */
  readonly rules?: Config['rules'];
  /**
   * Asked for each plan read on its own. Who runs again and again may give what `fresh` gave before, as long as the
   * plan, its tables, the config and the day are the same.
   */
  readonly remembered?: (file: SourceFile, asOf: Day, fresh: () => PlanOutcome) => PlanOutcome;
  /** The same for what a plan says, whatever the day; asked for those plans that are not remembered. */
  readonly readBefore?: (file: SourceFile, sources: Sources, fresh: () => PlanReading) => PlanReading;
}

/** What a plan's text and tables say, before anything is computed: a value that can be kept from run to run. */
export interface PlanReading {
  /** Whether there was a document to decode. */
  readonly parsed: boolean;
  readonly written: Plan | null;
  /** The language it names itself, in which it is spoken of even when nothing more of it can be read. */
  readonly lang: Lang | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything a run found: what reports are made from, and all that is to be said about the files. */
export interface Run {
  readonly config: Config;
  readonly asOf: Day;
  /** One for every plan file, in the order of their paths. */
  readonly outcomes: readonly PlanOutcome[];
  readonly portfolio: Portfolio;
  /** Of no plan: those of the config. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The spine: texts in, figures and findings out. It reads no disk, clock or environment, and the same sources give
 * the same run.
 *
 *     Sources ─ config ─decode→ Config
 *             ─ plans  ─parse→ Document ─decode→ Plan ─compute→ Analysis ─judge→ PlanOutcome          (each on its own)
 *                                                        └── all ──roll up→ Portfolio ─judge, claims→ PlanOutcome
 */
export function runPipeline(sources: Sources, options: RunOptions): Run {
  const { value, diagnostics } = readConfig(sources);
  const config = { ...value, rules: new Map([...value.rules, ...(options.rules ?? [])]) };
  const asOf = options.asOf ?? config.asOf ?? options.today;
  const remembered = options.remembered ?? ((_file, _asOf, fresh) => fresh());
  const readBefore = options.readBefore ?? ((_file, _sources, fresh) => fresh());
  const readingOf = (file: SourceFile) => readBefore(file, sources, () => readPlan(file, sources, config));
  const read = sources.plans.map((file) =>
    remembered(file, asOf, () =>
      guarded(file.path, config, () => runPlan(file.path, readingOf(file), config, asOf)),
    ),
  );
  const alone = oneForEachId([...read, ...refusedPlans(sources, config)]);
  const analyses = alone.flatMap((outcome) => outcome.analysis ?? []);
  const written = alone.flatMap(({ reached }) => (reached.stage === 'decoded' ? [reached.written] : []));
  const portfolio = rollUp(analyses, asOf, written);
  const dropped = alone.filter(({ analysis }) => analysis === null);
  const across = [
    ...portfolio.diagnostics,
    ...judgePortfolio(portfolio.value, dropped).map((found) => found.diagnostic),
  ];
  const rolledUp = new Map(portfolio.value.plans.map((analysis) => [analysis.plan.id, analysis]));
  const outcomes = alone.map((outcome) => {
    const whole = guarded(outcome.file, config, () => withRest(outcome, rolledUp.get(outcome.id) ?? null));
    return applyPolicy(withFindings(whole, across), config);
  });
  const graded = diagnostics.flatMap((found) => severityOf(found, config));
  return { config, asOf, outcomes, portfolio: portfolio.value, diagnostics: graded };
}

/** A config that cannot be read as text is a finding; the run goes on with the defaults. */
function readConfig(sources: Sources): Result<Config> {
  const decoded = decodeConfig(sources.config, sources.logo);
  const refused = sources.refused.get(CONFIG_FILE);
  return refused === undefined ? decoded : { ...decoded, diagnostics: [refused, ...decoded.diagnostics] };
}

function readPlan(file: SourceFile, sources: Sources, config: Config): PlanReading {
  const { value, diagnostics } = parsePlan(file, sources);
  if (value === null) return { parsed: false, written: null, lang: null, diagnostics };
  const decoded = decodePlan(value, config);
  const both = [...diagnostics, ...decoded.diagnostics];
  return { parsed: true, written: decoded.value, lang: statedLang(value), diagnostics: both };
}

/** One plan through the stages that need no other plan. It drops out at the first that finds something blocking. */
function runPlan(path: string, reading: PlanReading, config: Config, asOf: Day): PlanOutcome {
  const { parsed, written, diagnostics: read } = reading;
  const nameless = droppedOut(path, config);
  const blank = { ...nameless, lang: reading.lang ?? nameless.lang };
  if (!parsed) return { ...blank, diagnostics: read };
  if (written === null) return { ...blank, reached: { stage: 'parsed' }, diagnostics: read };
  const { title, lang } = written.frontmatter;
  const sound = !read.some(isBlocking);
  const named: PlanOutcome = { ...blank, title, lang, reached: { stage: 'decoded', written, sound } };
  if (!sound) return { ...named, diagnostics: read };

  const computed = computePlan(written, config, asOf);
  const through = [...read, ...computed.diagnostics];
  const analysis = computed.value;
  if (analysis === null || through.some(isBlocking)) return { ...named, diagnostics: through };

  const diagnostics = [...through, ...judgePlan(analysis)];
  return { ...named, reached: { stage: 'computed' }, analysis, diagnostics };
}

/** A plan's analysis with what the plans below it come to, and its prose checked against all of that. */
function withRest(outcome: PlanOutcome, analysis: Analysis | null): PlanOutcome {
  if (outcome.analysis === null || analysis === null) return outcome;
  const claims = checkClaims(analysis);
  const diagnostics = [...outcome.diagnostics, ...claims.diagnostics];
  const coverage = coverageOf(analysis, claims.value);
  return { ...outcome, analysis, claims: claims.value, coverage, diagnostics };
}

/** What throws is a fault of the program. It costs the plan that met it, and no other. */
function guarded(path: string, config: Config, work: () => PlanOutcome): PlanOutcome {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const fault = diagnose('internal-error', { reason }, wholeFile(path));
    return { ...droppedOut(path, config), diagnostics: [fault] };
  }
}

/** Plans whose bytes could not be read as text: they are named and nothing more is known of them. */
function refusedPlans(sources: Sources, config: Config): PlanOutcome[] {
  const plans = [...sources.refused].filter(([path]) => /\.(md|markdown)$/i.test(path));
  return plans.map(([path, why]) => ({ ...droppedOut(path, config), diagnostics: [why] }));
}

function droppedOut(path: string, config: Config): PlanOutcome {
  const id = planId(path);
  const { locale: lang } = config;
  const reached = { stage: 'unread' } as const;
  return { id, file: path, title: id, lang, reached, analysis: null, claims: [], diagnostics: [] };
}

/**
 * By path. A plan whose name cannot name a folder drops out, and of two with one id, in any case or Unicode form, the
 * later one: their reports would share a folder.
 */
function oneForEachId(outcomes: readonly PlanOutcome[]): PlanOutcome[] {
  const first = new Map<string, PlanOutcome>();
  return outcomes.toSorted(byFile).map((outcome) => {
    const { id, file } = outcome;
    const key = id.normalize('NFC').toLowerCase();
    const other = first.get(key);
    if (other === undefined) first.set(key, outcome);
    if (!isPlanId(id)) return dropOut(outcome, diagnose('output-name', { name: id }, wholeFile(file)));
    if (other === undefined) return outcome;
    return dropOut(outcome, diagnose('output-collision', { name: id, other: other.file }, wholeFile(file)));
  });
}

function dropOut(outcome: PlanOutcome, why: Diagnostic): PlanOutcome {
  const { plan } = outcome.analysis ?? {};
  const reached: Reached =
    plan === undefined ? outcome.reached : { stage: 'decoded', written: plan, sound: true };
  return { ...outcome, reached, analysis: null, claims: [], diagnostics: [...outcome.diagnostics, why] };
}

/** Adds what was found across plans, and puts all findings in the order of the file, those of its tables last. */
function withFindings(outcome: PlanOutcome, across: readonly Diagnostic[]): PlanOutcome {
  const more = across.filter((diagnostic) => diagnostic.at.file === outcome.file);
  const elsewhere = ({ at }: Diagnostic) => Number(at.file !== outcome.file);
  const diagnostics = [...outcome.diagnostics, ...more].toSorted(
    (a, b) =>
      elsewhere(a) - elsewhere(b) ||
      byText(a.at.file, b.at.file) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column,
  );
  return { ...outcome, diagnostics };
}

function isBlocking(diagnostic: Diagnostic): boolean {
  return diagnostic.blocking;
}

function byFile(a: PlanOutcome, b: PlanOutcome): number {
  return byText(a.file, b.file);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
