import type { Analysis, PlanOutcome } from '../compute/analysis.ts';
import type { Config } from '../decode/config.ts';
import { decodeConfig } from '../decode/decode-config.ts';
import { sameName } from '../language/fold.ts';
import type { Lang } from '../language/words.ts';
import { type Day, isoOfDay } from '../model/calendar.ts';
import { type LineIndex, lineIndex, type SourceFile } from '../model/source.ts';
import type { Sources } from '../parse/sources.ts';
import { type Run, runPipeline } from '../pipeline.ts';
import { createMemory } from '../read/memory.ts';
import { namesTable, relatedSources } from '../read/related.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import { configMentions } from './config-mentions.ts';
import { mentionsOf } from './mentions.ts';
import type { Mention } from './subject.ts';
import { filesOf, type PlanView, viewOf, viewPlan } from './view.ts';

/** A project at one moment: its texts, those of the open files as the editor has them, and what follows from them. */
export interface State {
  readonly sources: Sources;
  readonly config: Config;
  /** Of the open plans and those related to them. */
  run(): Run;
  readonly views: () => readonly PlanView[];
  /** Of every plan and of the config. */
  readonly mentions: () => readonly Mention[];
  text(file: string): string | null;
  lines(file: string): LineIndex | null;
  /** The plan, or the first plan that names the CSV. */
  viewOf(file: string): PlanView | null;
  outcomeOf(file: string): PlanOutcome | null;
  /** As it was when the plan could last be computed: half a word typed must not take away what is known. */
  analysisOf(view: PlanView): Analysis | null;
  langOf(file: string): Lang;
}

export interface Look {
  /** `open` tells which files the run is asked for. */
  at(sources: Sources, open: (file: string) => boolean): State;
}

/** Looks at a project again and again and keeps what did not change since. */
export function createLook(today: () => Day): Look {
  const outcomes = createMemory<PlanOutcome>();
  const views = createMemory<PlanView>();
  const mentions = createMemory<readonly Mention[]>();
  const analyses = new Map<string, Analysis>();
  const configs = new Map<string, Config>();
  const configOf = ({ config }: Sources): Config => {
    const text = config?.text ?? '';
    const found = configs.get(text) ?? decodeConfig(config).value;
    configs.clear();
    configs.set(text, found);
    return found;
  };
  return {
    at(sources, open) {
      const config = configOf(sources);
      const run = once(() => {
        const tables = [...sources.tables.keys()].filter(open);
        const texts = new Map(sources.plans.map((file) => [file.path, file]));
        const names = (file: SourceFile | undefined) =>
          file !== undefined && tables.some((table) => namesTable(file, table));
        const found = runPipeline(
          relatedSources(sources, (file) => open(file) || names(texts.get(file))),
          {
            asOf: null,
            today: today(),
            remembered: (file, asOf, fresh) => outcomes.get(file, sources, isoOfDay(asOf), fresh),
          },
        );
        for (const { file, analysis } of found.outcomes) if (analysis !== null) analyses.set(file, analysis);
        return found;
      });
      const viewed = once(() => {
        const read = new Map(run().outcomes.map(({ file, analysis }) => [file, analysis?.plan ?? null]));
        return sources.plans.map((file) =>
          views.get(file, sources, '', () => {
            const plan = read.get(file.path) ?? null;
            return plan === null
              ? viewPlan(file, sources, config)
              : viewOf(file, plan.document, plan, sources, config);
          }),
        );
      });
      const named = once(() => [
        ...configMentions(config, sources.config),
        ...viewed().flatMap((view) => {
          const above = view.plan?.frontmatter.parent ?? null;
          const parent = viewed().find(({ id }) => above !== null && sameName(id, above));
          const besides = parent?.file.text ?? '';
          return mentions.get(view.file, sources, besides, () => mentionsOf(view, config, viewed()));
        }),
      ]);
      return stateOf(sources, config, { run, viewed, named, analyses });
    },
  };
}

interface Parts {
  readonly run: () => Run;
  readonly viewed: () => readonly PlanView[];
  readonly named: () => readonly Mention[];
  readonly analyses: ReadonlyMap<string, Analysis>;
}

function stateOf(sources: Sources, config: Config, { run, viewed, named, analyses }: Parts): State {
  const lines = new Map<string, LineIndex>();
  const fileAt = (file: string): SourceFile | undefined =>
    file === CONFIG_FILE
      ? (sources.config ?? undefined)
      : (sources.tables.get(file) ?? sources.plans.find(({ path }) => path === file));
  const viewAt = (file: string) =>
    viewed().find((view) => view.file.path === file) ??
    viewed().find(({ document }) => document !== null && filesOf(document).includes(file)) ??
    null;
  return {
    sources,
    config,
    run,
    views: viewed,
    mentions: named,
    text: (file) => fileAt(file)?.text ?? null,
    lines(file) {
      const source = fileAt(file);
      if (source === undefined) return null;
      const index = lines.get(file) ?? lineIndex(source.text);
      lines.set(file, index);
      return index;
    },
    viewOf: viewAt,
    outcomeOf: (file) => run().outcomes.find((outcome) => outcome.file === file) ?? null,
    analysisOf(view) {
      run();
      return analyses.get(view.file.path) ?? null;
    },
    langOf: (file) => viewAt(file)?.lang ?? config.locale,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
