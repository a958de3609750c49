import { type Fixes, fixClaims, type Unfixed } from '../claims/fixes.ts';
import type { PlanOutcome } from '../compute/analysis.ts';
import type { ClaimCheck } from '../compute/claim-check.ts';
import { missingActualsIn } from '../diagnostics/claim-doubt.ts';
import { escapeText } from '../diagnostics/escape.ts';
import { today } from '../io/clock.ts';
import { reasonOf } from '../io/failure.ts';
import { replaceFile } from '../io/replace-file.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import type { FiscalStart } from '../model/period.ts';
import type { Span } from '../model/source.ts';
import type { Sources } from '../parse/sources.ts';
import { type Run, type RunOptions, runPipeline } from '../pipeline.ts';
import { readSources } from '../read/sources.ts';
import { printFindings } from './findings.ts';
import { openProject, type Project } from './project.ts';
import type { Terminal } from './terminal.ts';

export interface FixOptions {
  readonly paths: readonly string[];
  readonly dryRun?: boolean;
  readonly asOf?: Day;
}

/** Rewrites stale numbers in the prose. Exit code 1 when something is left that only its author can repair. */
export async function fix(options: FixOptions, terminal: Terminal): Promise<number> {
  const project = await openProject(options.paths);
  const sources = await readSources(project.files, project.roots);
  const settings = { asOf: options.asOf ?? null, today: today() };
  const run = runPipeline(sources, settings);
  const lang = terminal.lang ?? run.config.locale;
  const broken = run.diagnostics.filter(({ severity }) => severity === 'error');
  if (broken.length > 0) {
    // What the config means to say is not known: figures by its defaults are nobody's.
    terminal.err(printFindings(broken, run, sources, { format: 'pretty', colour: terminal.errColor }));
    terminal.err(`${say(BROKEN_CONFIG, lang)}\n`);
    return 1;
  }
  const asked = run.outcomes.filter((outcome) => project.asked(outcome.file));
  const planned = asked.flatMap((outcome) => {
    const file = sources.plans.find(({ path }) => path === outcome.file);
    return file === undefined ? [] : [fixClaims(outcome, file)];
  });
  const sure = afterwards(planned, sources, settings);
  const written: Fixes[] = [];
  const failed: { readonly file: string; readonly reason: string }[] = [];
  for (const fixes of planned.filter(({ made, file }) => made.length > 0 && sure.has(file))) {
    const reason = options.dryRun === true ? null : await write(fixes, project);
    if (reason === null) written.push(fixes);
    else failed.push({ file: fixes.file, reason });
  }
  terminal.out(written.flatMap(({ made }) => made.map(fixLine)).join(''));
  const left = planned.flatMap((fixes): readonly Unfixed[] =>
    sure.has(fixes.file) || fixes.made.length === 0 ? fixes.left : asLeft(fixes, asked),
  );
  terminal.err(left.map((it) => leftLine(it, lang, run.config.fiscalYearStart)).join(''));
  terminal.err(failed.map((it) => `${failureLine(it, lang)}\n`).join(''));
  const others = printOthers(asked, run, sources, terminal);
  terminal.err(`${say(summary(written, left.length, options.dryRun === true), lang)}\n`);
  return left.length + failed.length + others > 0 ? 1 : 0;
}

const BROKEN_CONFIG: Words = {
  zh: '配置有错误，按它算出的数靠不住：一个数字也没有改。请先改好配置',
  en: 'The config has errors, so the figures computed by it cannot be relied on: no number was rewritten. Mend the config first',
};

/** The files whose rewritten text was read again and holds: every number that was rewritten now agrees. */
function afterwards(planned: readonly Fixes[], sources: Sources, settings: RunOptions): ReadonlySet<string> {
  const changed = new Map(planned.filter(({ made }) => made.length > 0).map((it) => [it.file, it]));
  if (changed.size === 0) return new Set();
  const plans = sources.plans.map((file) => ({ ...file, text: changed.get(file.path)?.text ?? file.text }));
  const { outcomes } = runPipeline({ ...sources, plans }, settings);
  const holds = ({ file, claims }: PlanOutcome) => {
    const fixes = changed.get(file);
    const stale = claims.filter(({ state }) => state === 'stale');
    return fixes?.made.every((it) => !stale.some(({ claim }) => isSame(claim, it))) ?? false;
  };
  return new Set(
    outcomes.filter((outcome) => outcome.analysis !== null && holds(outcome)).map(({ file }) => file),
  );
}

function isSame(claim: { readonly at: Span; readonly text: string }, fix: Fixes['made'][number]): boolean {
  return claim.at.line === fix.at.line && claim.text === fix.after;
}

function asLeft(fixes: Fixes, outcomes: readonly PlanOutcome[]): readonly Unfixed[] {
  const claims = outcomes.find(({ file }) => file === fixes.file)?.claims ?? [];
  const unsure = claims.filter((it) => fixes.made.some(({ at }) => at === it.claim.at));
  return [...fixes.left, ...unsure.map((check): Unfixed => ({ check, why: 'markup' }))];
}

/** Why it could not be written, or null. The bytes of the file stay what they are but for the numbers, its mark included. */
async function write({ file, text }: Fixes, project: Project): Promise<string | null> {
  try {
    const before = await project.files.read(file);
    if (before === null) return 'ENOENT';
    const mark = [0xef, 0xbb, 0xbf].every((byte, n) => before[n] === byte) ? before.subarray(0, 3) : [];
    const body = new TextEncoder().encode(text);
    await replaceFile(project.root, file, before, Buffer.concat([Buffer.from(mark), body]));
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function fixLine({ at, before, after, address }: Fixes['made'][number]): string {
  return `${place(at)}  ${escapeText(before)} → ${escapeText(after)}  (${escapeText(address)})\n`;
}

function leftLine({ check, why }: Unfixed, lang: Lang, fiscal: FiscalStart): string {
  const { claim, expected } = check;
  const words = whyLeft(why, escapeText(expected ?? ''), escaped(lackOf(check, fiscal)));
  return `${place(claim.at)}  “${escapeText(claim.text)}” ${say(words, lang)}\n`;
}

function lackOf({ doubt }: ClaimCheck, fiscal: FiscalStart): Words {
  return doubt?.kind === 'gap' ? missingActualsIn(doubt.missing, fiscal) : { zh: '', en: '' };
}

function escaped({ zh, en }: Words): Words {
  return { zh: escapeText(zh), en: escapeText(en) };
}

function whyLeft(why: Unfixed['why'], now: string, missing: Words): Words {
  switch (why) {
    case 'data':
      return {
        zh: `现应为 ${now}，但计划的数字由这一格算出，请自己决定怎么改`,
        en: `is now ${now}, but the plan is computed from this cell; decide yourself what to change`,
      };
    case 'markup':
      return {
        zh: `现应为 ${now}，文字里有别的标记，请手工改`,
        en: `is now ${now}; its text holds other markup, please rewrite it by hand`,
      };
    case 'zero':
      return {
        zh: `现在算出来是 ${now}，没有改：核对数据，确实是零请手工改`,
        en: `now comes to ${now} and was left: check the data, and if it really is nothing write so by hand`,
      };
    case 'gap':
      return {
        zh: `现在算出来是 ${now}，没有改：缺${missing.zh}的实际数，补上再运行；确实没有就豁免 actual-missing`,
        en: `now comes to ${now} and was left: it lacks the actual of ${missing.en}; add it and run again, or waive actual-missing if there will be none`,
      };
  }
}

function failureLine(
  { file, reason }: { readonly file: string; readonly reason: string },
  lang: Lang,
): string {
  const words = { zh: `没有写入：${reason}`, en: `was not written: ${reason}` };
  return escapeText(`${file} ${say(words, lang)}`);
}

/** What fix cannot cure: links to nothing, and plans that cannot be computed. Gives how many there are. */
function printOthers(asked: readonly PlanOutcome[], run: Run, sources: Sources, terminal: Terminal): number {
  const others = asked.flatMap(({ diagnostics }) =>
    diagnostics.filter(
      ({ code, blocking, waived }) =>
        waived === undefined && (blocking || (code.startsWith('claim-') && code !== 'claim-stale')),
    ),
  );
  terminal.err(printFindings(others, run, sources, { format: 'pretty', colour: terminal.errColor }));
  return others.length;
}

function summary(written: readonly Fixes[], left: number, dry: boolean): Words {
  const numbers = written.reduce((total, { made }) => total + made.length, 0);
  const files = written.length;
  if (numbers === 0 && left === 0) return { zh: '没有过期的数字', en: 'No number is out of date' };
  const rest = left === 0 ? { zh: '', en: '' } : { zh: `，${left} 处要手工改`, en: `, ${left} left to you` };
  const en = `${numbers} number${numbers === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`;
  if (numbers === 0) return { zh: `没有改动${rest.zh}`, en: `Nothing rewritten${rest.en}` };
  return dry
    ? { zh: `会改 ${files} 个文件里的 ${numbers} 个数字${rest.zh}`, en: `Would rewrite ${en}${rest.en}` }
    : { zh: `改了 ${files} 个文件里的 ${numbers} 个数字${rest.zh}`, en: `Rewrote ${en}${rest.en}` };
}

function place({ file, line, column }: Span): string {
  return escapeText(`${file}:${line}:${column}`);
}
