import { count } from '../diagnostics/count.ts';
import { today } from '../io/clock.ts';
import { say } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import { runPipeline } from '../pipeline.ts';
import { readSources } from '../read/sources.ts';
import { type Format, printFindings } from './findings.ts';
import { openProject } from './project.ts';
import type { Terminal } from './terminal.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly asOf?: Day;
  readonly strict?: boolean;
}

/** Reads, computes and judges the plans, and prints what was found. 0 clean, 1 errors (with `strict`, warnings too). */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const project = await openProject(options.paths);
  const sources = await readSources(project.files, project.roots);
  const run = runPipeline(sources, { asOf: options.asOf ?? null, today: today() });
  const asked = run.outcomes.filter((outcome) => project.asked(outcome.file));
  const found = [...run.diagnostics, ...asked.flatMap((outcome) => outcome.diagnostics)];
  const { format } = options;
  terminal.out(printFindings(found, run, sources, { format, colour: terminal.outColor }));
  if (format === 'pretty') {
    const n = asked.length;
    const clean = found.length === 0;
    const zh = clean ? `检查了 ${n} 份计划，没有发现问题` : `检查了 ${n} 份计划`;
    const en = `Checked ${n} plan${n === 1 ? '' : 's'}${clean ? ', nothing found' : ''}`;
    terminal.err(`${say({ zh, en }, terminal.lang ?? run.config.locale)}\n`);
  }
  const { errors, warnings } = count(found);
  return errors > 0 || (options.strict === true && warnings > 0) ? 1 : 0;
}
