import type { Trouble } from '../io/dev-overlay.ts';
import { startDevServer } from '../io/dev-server.ts';
import { say } from '../language/words.ts';
import type { Day } from '../model/calendar.ts';
import { createDevSite, type DevSite } from './dev-site.ts';
import { openProject } from './project.ts';
import type { Terminal } from './terminal.ts';
import { watchProject } from './watch.ts';
import { words } from './words.ts';

export interface DevOptions {
  readonly paths: readonly string[];
  readonly asOf?: Day;
  readonly port: number;
}

const TEMPLATES = 'templates';

/**
 * Serves the site from memory and loads it again in the browser whenever a plan, a table, a template or the config
 * changes. A mistake stands over the last good page until it is mended. It ends with the process.
 */
export async function dev(options: DevOptions, terminal: Terminal): Promise<number> {
  const project = await openProject(options.paths);
  const site = createDevSite(project, { asOf: options.asOf ?? null, lang: terminal.lang });
  const tell = (text: string) => terminal.err(text);
  let last = '';
  /** What is named may lie where nobody listened until now, and have changed meanwhile. */
  const look = async (templates: boolean): Promise<string> => {
    const trouble = await site.update(templates);
    const unheard = watching.follow((await site.settings()).files);
    return told(site, unheard ? await site.update(false) : trouble);
  };
  // Before anything is read: what is saved while the first pages are made is a change too.
  const watching = watchProject(
    project,
    async (files) => {
      const server = await started;
      const templates = [...files].some((file) => file === TEMPLATES || file.startsWith(`${TEMPLATES}/`));
      const trouble = await look(templates);
      server.reload();
      if (trouble !== last) tell(trouble === '' ? `${say(words.mended, terminal.lang ?? 'en')}\n` : trouble);
      last = trouble;
      // Git is asked behind the change, so that nobody waits for it.
      if (await site.remember()) {
        await site.update(false);
        server.reload();
      }
    },
    [TEMPLATES],
  );
  const start = async () => {
    await site.update(true);
    await site.remember();
    last = await told(site, await site.update(false));
    tell(last);
    const server = await startDevServer(options.port, site.page);
    terminal.out(`${say(words.serving, terminal.lang ?? 'en')} ${server.url}\n`);
    watching.follow((await site.settings()).files);
    return server;
  };
  const started = start();
  try {
    const server = await started;
    return await watching.failed.finally(() => server.close());
  } finally {
    watching.close();
  }
}

/** On the terminal stands what the pages show, and what is doubtful about the config. */
async function told(site: DevSite, trouble: Trouble | null): Promise<string> {
  return `${trouble?.text ?? ''}${(await site.settings()).warnings}`;
}
