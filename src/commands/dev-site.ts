import type { PlanOutcome } from '../compute/analysis.ts';
import { printPretty } from '../diagnostics/pretty.ts';
import { today } from '../io/clock.ts';
import type { Trouble } from '../io/dev-overlay.ts';
import type { Content, Served } from '../io/dev-server.ts';
import { Failure } from '../io/failure.ts';
import { readTemplates } from '../io/templates.ts';
import type { Lang } from '../language/words.ts';
import { type Day, isoOfDay } from '../model/calendar.ts';
import type { Sources } from '../parse/sources.ts';
import { type Run, runPipeline } from '../pipeline.ts';
import { createMemory } from '../read/memory.ts';
import { readSources } from '../read/sources.ts';
import { createRenderer, type Renderer } from '../render/renderer.ts';
import { type Good, type Pages, pagesOf } from './dev-pages.ts';
import { printFindings } from './findings.ts';
import type { Project } from './project.ts';
import { NO_MEMORY, rememberPlans } from './remember.ts';

/** The site of a project as its files stand, each page made when somebody asks for it. */
export interface DevSite {
  /** Looks at the plans again, and at the templates too where they changed. What is wrong, or null. */
  update(templates: boolean): Promise<Trouble | null>;
  /** What the config asks for besides. */
  settings(): Promise<Settings>;
  /** Asks git again; true when there is another commit than before, with another past. */
  remember(): Promise<boolean>;
  /** The page; the last good one of its path where it cannot be made now. */
  page(path: string): Promise<Served>;
}

export interface Settings {
  /** Files that count and are neither plan nor table: the logo, there or not. */
  readonly files: readonly string[];
  /** Warnings about the config, for the terminal: they stand over no page, and on none but that of the findings. */
  readonly warnings: string;
}

interface Now {
  readonly run: Run;
  readonly settings: Settings;
  readonly pages: Pages;
  readonly trouble: Trouble | null;
}

export interface DevSettings {
  readonly asOf: Day | null;
  /** Of who types; without one, that of the plans. */
  readonly lang: Lang | null;
}

export function createDevSite(project: Project, { asOf, lang }: DevSettings): DevSite {
  const outcomes = createMemory<PlanOutcome>();
  const lastGood = new Map<string, Good>();
  const lastShown = new Map<string, Content>();
  let renderer: Renderer | null = null;
  let fault: unknown = null;
  let memory = NO_MEMORY;
  let now: Promise<Now> | null = null;

  /** A template that cannot be read costs nothing but its own change. */
  const readRenderer = async (): Promise<Renderer> => {
    const known = renderer;
    try {
      const fresh = await createRenderer(await readTemplates(project.root));
      fault = null;
      return fresh;
    } catch (error) {
      if (known === null) throw error;
      fault = error;
      return known;
    }
  };
  const keep = (run: Run) => {
    const ids = new Set(run.outcomes.map(({ id }) => id));
    for (const id of lastGood.keys()) if (!ids.has(id)) lastGood.delete(id);
    for (const outcome of run.outcomes) {
      if (outcome.analysis !== null) lastGood.set(outcome.id, { run, outcome });
    }
  };
  const look = async (templates: boolean): Promise<Now> => {
    if (renderer === null || templates) renderer = await readRenderer();
    const sources = await readSources(project.files, project.roots);
    const remembered = (file: Sources['plans'][number], day: Day, fresh: () => PlanOutcome) =>
      outcomes.get(file, sources, isoOfDay(day), fresh);
    const run = runPipeline(sources, { asOf, today: today(), remembered });
    keep(run);
    const pages = pagesOf(run, [...lastGood.values()], memory.byPlan, renderer);
    return {
      run,
      settings: {
        files: sources.logo === undefined ? [] : [sources.logo.path],
        warnings: textOf(
          run.diagnostics.filter(({ severity }) => severity === 'warning'),
          run,
          sources,
        ),
      },
      pages,
      trouble: withFault(troubleOf(run, sources, lang), fault, lang ?? run.config.locale),
    };
  };
  const current = async (): Promise<Now> => {
    now ??= look(true);
    return now;
  };

  return {
    async update(templates) {
      now = look(templates);
      return (await now).trouble;
    },
    async settings() {
      return (await current()).settings;
    },
    async remember() {
      const before = memory.head;
      memory = await rememberPlans(project.root, (await current()).run, memory);
      return memory.head !== before;
    },
    async page(path) {
      const { pages, trouble, run } = await current();
      const spoken = lang ?? run.config.locale;
      try {
        const content = await pages.page(path);
        if (content !== null) lastShown.set(path, content);
        return { content, trouble, lang: trouble?.lang ?? spoken };
      } catch (error) {
        return {
          content: lastShown.get(path) ?? null,
          trouble: withFault(trouble, error, spoken),
          lang: spoken,
        };
      }
    },
  };
}

/** What keeps a plan, or the config, from being read; findings of plans that are published stand in their reports. */
function troubleOf(run: Run, sources: Sources, lang: Lang | null): Trouble | null {
  const found = [
    ...run.diagnostics.filter(({ severity }) => severity === 'error'),
    ...run.outcomes.flatMap(({ diagnostics }) => diagnostics.filter(({ blocking }) => blocking)),
  ];
  if (found.length === 0) return null;
  const text = textOf(found, run, sources);
  const failing = run.outcomes.find(({ diagnostics }) => diagnostics.some(({ blocking }) => blocking));
  return { text, lang: lang ?? failing?.lang ?? run.config.locale };
}

function textOf(found: Run['diagnostics'], run: Run, sources: Sources): string {
  return found.length === 0 ? '' : printFindings(found, run, sources, { format: 'pretty', colour: false });
}

function withFault(trouble: Trouble | null, fault: unknown, lang: Lang): Trouble | null {
  if (fault === null) return trouble;
  const text =
    fault instanceof Failure
      ? printPretty([fault.diagnostic], () => null, { lang, colour: false })
      : `${fault instanceof Error ? fault.message : String(fault)}\n`;
  return { text: trouble === null ? text : `${text}\n${trouble.text}`, lang };
}
