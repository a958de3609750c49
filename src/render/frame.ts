import type { InterfaceWords } from './interface-words.ts';

/** What surrounds the text of a page of the site: the way through it, and what may run on it. */
export interface Frame {
  /** From the page to the root of the reports: `../`; empty at the root. */
  readonly root: string;
  readonly nav: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
  /** The only script that the policy of the page lets run, by its hash; empty: none runs. */
  readonly scriptHash: string;
  /** The template of the one script of the page; empty without one. */
  readonly script: string;
}

/** A script below `templates/scripts/`, and the hash by which the policy lets it run. */
export interface Script {
  readonly name: string;
  readonly hash: string;
}

const PAGES = [
  ['navPlans', 'index.html'],
  ['navPeople', 'people/index.html'],
  ['navCalendar', 'calendar/index.html'],
  ['navLessons', 'lessons/index.html'],
  ['navRules', 'rules/index.html'],
  ['navSearch', 'search/index.html'],
] as const;

/** `path` is where the page lies in the reports. Nothing but our own script, by its hash, ever runs on it. */
export function frameOf(path: string, words: InterfaceWords, script: Script | null): Frame {
  const root = '../'.repeat(path.split('/').length - 1);
  return {
    root,
    nav: PAGES.map(([word, page]) => ({
      text: words[word] ?? '',
      href: `${root}${page}`,
      current: page === path,
    })),
    scriptHash: script === null ? '' : script.hash,
    script: script === null ? '' : `scripts/${script.name}`,
  };
}

/** The scripts by name. Their text must be the same, byte for byte, in the hash and in the page. */
export async function readScripts(
  templates: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Script>> {
  const found = new Map<string, Script>();
  for (const [path, text] of templates) {
    const name = /^scripts\/(.+)\.js$/.exec(path)?.[1];
    if (name !== undefined) found.set(name, { name, hash: await hashOf(scriptText(text)) });
  }
  return found;
}

/** As it stands in the page: a browser reads other line ends as these, and hashes what it has read. */
export function scriptText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n');
  if (/<\/script|<!--/i.test(plain)) throw new Error('a script may not hold the marks that end or hide one');
  return plain;
}

async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
