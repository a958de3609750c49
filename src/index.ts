/**
 * The library behind the command: files in, figures and findings out.
 *
 *     const files = await diskFiles('.');
 *     const run = runPipeline(await readSources(files, ['plans']), { asOf: null, today: today() });
 */
export type { Analysis, PlanOutcome } from './compute/analysis.ts';
export type { Figure, FigureId, Figures } from './compute/figure.ts';
export type { Portfolio } from './compute/portfolio-analysis.ts';
export type { Config } from './decode/config.ts';
export type { Plan } from './decode/plan.ts';
export type { Diagnostic } from './diagnostics/diagnostic.ts';
export { printGithub } from './diagnostics/github.ts';
export { printJson } from './diagnostics/json.ts';
export { printPretty } from './diagnostics/pretty.ts';
export { today } from './io/clock.ts';
export { diskFiles } from './io/disk.ts';
export type { FileEntry, Files } from './io/effects.ts';
export type { Sources } from './parse/sources.ts';
export { type Run, type RunOptions, runPipeline } from './pipeline.ts';
export { readSources } from './read/sources.ts';
