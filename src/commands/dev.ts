import { existsSync, type FSWatcher, watch } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { today } from '../io/clock.ts';
import { startDevServer } from '../io/dev-server.ts';
import { noProgress } from '../io/progress.ts';
import { readTemplates } from '../io/templates.ts';
import { say } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import { runPipeline } from '../pipeline.ts';
import { CONFIG_FILE, readSources } from '../read/sources.ts';
import { createRenderer } from '../render/renderer.ts';
import { NO_MANIFEST } from '../write/manifest.ts';
import type { Reports } from '../write/reports.ts';
import { printFindings } from './findings.ts';
import { openProject, type Project } from './project.ts';
import { publish } from './publish.ts';
import { rememberPlans } from './remember.ts';
import type { Terminal } from './terminal.ts';
import { words } from './words.ts';

export interface DevOptions {
  readonly paths: readonly string[];
  readonly asOf?: Day;
  readonly port: number;
}

const SETTLE = 120;

/** Serves the site from memory and makes it again whenever a plan, a table, a template or the config changes. */
export async function dev(options: DevOptions, terminal: Terminal): Promise<number> {
  const project = await openProject(options.paths);
  let pages: ReadonlyMap<string, Uint8Array> = new Map();
  const make = async () => {
    pages = await makePages(project, options, terminal);
  };
  await make();
  const server = await startDevServer(options.port, (file) => pages.get(file) ?? null);
  terminal.out(`${say(words.serving, terminal.lang ?? 'en')} ${server.url}\n`);
  await watching(project, async () => {
    await make().catch((error: unknown) => terminal.err(`${String(error)}\n`));
    server.reload();
  });
  await server.close();
  return 0;
}

async function makePages(
  project: Project,
  options: DevOptions,
  terminal: Terminal,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const sources = await readSources(project.files, project.roots);
  const run = runPipeline(sources, { asOf: options.asOf ?? null, today: today() });
  const blocking = run.outcomes.flatMap((outcome) => outcome.diagnostics.filter((it) => it.blocking));
  const settings = { format: 'pretty', colour: terminal.errColor } as const;
  terminal.err(printFindings([...run.diagnostics, ...blocking], run, sources, settings));
  const pages = new Map<string, Uint8Array>();
  await publish(run, {
    histories: (await rememberPlans(project.root, run)).byPlan,
    chosen: new Set(run.outcomes.filter((outcome) => outcome.analysis !== null).map((outcome) => outcome.id)),
    renderer: await createRenderer(await readTemplates(project.root)),
    printer: null,
    editions: 'full',
    reports: inMemory(pages),
    jobs: os.availableParallelism(),
    progress: noProgress,
    label: '',
  });
  return pages;
}

function inMemory(pages: Map<string, Uint8Array>): Reports {
  return {
    before: NO_MANIFEST,
    add: async (output) => void pages.set(output.path, output.bytes),
    commit: async () => undefined,
    close: () => undefined,
  };
}

/** Calls back after each burst of changes; ends with the process. */
function watching(project: Project, changed: () => Promise<void>): Promise<never> {
  let timer: NodeJS.Timeout | null = null;
  let working = Promise.resolve();
  const soon = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(changed);
    }, SETTLE);
  };
  const folders = [...project.roots, 'templates'].map((folder) => path.join(project.root, folder));
  const watchers: FSWatcher[] = folders
    .filter((folder) => existsSync(folder))
    .map((folder) => watch(folder, { recursive: true }, soon));
  watchers.push(watch(project.root, (_event, name) => (name === CONFIG_FILE ? soon() : undefined)));
  return new Promise((_resolve, reject) => {
    for (const watcher of watchers) watcher.on('error', reject);
  });
}
