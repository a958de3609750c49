import type {
  Connection,
  Diagnostic,
  FileEvent,
  Range,
  TextDocumentIdentifier,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../model/source.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import { findingsByFile, lspDiagnostic } from './findings.ts';
import type { Host, Located } from './host.ts';
import { createProject, type LiveProject } from './project.ts';
import type { State } from './state.ts';
import { rangeOf, shiftOf } from './text.ts';

/** Typing is not answered letter by letter. */
const SETTLE = 30;
/** Of a file on the disk: it was there before and is still. */
const CHANGED = 2;

/** A file as it is at the moment of a question. */
export interface Looked {
  readonly state: State;
  readonly file: string;
  readonly shiftOf: (file: string) => 0 | 1;
  readonly uriOf: (file: string) => string;
  /** Of a file that is open. */
  readonly versionOf: (file: string) => number | null;
}

/** Follows the open files, and says of each project what is found in it, soon after every change. */
export interface Publisher {
  changed(uri: string): void;
  reread(uri: string): void;
  closed(uri: string): void;
  onDisk(changes: readonly FileEvent[]): void;
  look(document: TextDocumentIdentifier): Promise<Looked | null>;
}

interface Live {
  readonly project: LiveProject;
  /** The URIs of files, as the editor spells those that it opened. */
  readonly uris: Map<string, string>;
  readonly uriOf: (path: string) => string;
  /** What was last said of each URI. */
  readonly said: Map<string, string>;
  timer: NodeJS.Timeout | null;
}

export function createPublisher(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  host: Host,
): Publisher {
  const projects = new Map<string, Live>();
  const located = new Map<string, Promise<Located | null>>();

  const locate = async (uri: string): Promise<Located | null> => {
    const found = located.get(uri) ?? host.locate(uri, documents.get(uri)?.getText() ?? '');
    located.set(uri, found);
    const place = await found;
    // What is no plan yet may become one while it is written.
    if (place === null && located.get(uri) === found) located.delete(uri);
    return place;
  };
  const liveOf = ({ key, home, uriOf }: Located): Live => {
    const known = projects.get(key);
    if (known !== undefined) return known;
    const project = createProject(home, host.today);
    const uris = new Map<string, string>();
    const live: Live = {
      project,
      uris,
      uriOf: (path) => uris.get(path) ?? uriOf(path),
      said: new Map(),
      timer: null,
    };
    projects.set(key, live);
    return live;
  };

  /** Hands the editor's text of a file to its project. */
  const follow = async (uri: string): Promise<{ live: Live; path: string } | null> => {
    const place = await locate(uri);
    if (place === null) return null;
    const live = liveOf(place);
    const text = documents.get(uri)?.getText();
    if (text !== undefined && live.project.buffer(place.path) !== text) {
      live.uris.set(place.path, uri);
      live.project.set(place.path, text);
    }
    return { live, path: place.path };
  };

  const versionOf = (live: Live, path: string) => documents.get(live.uriOf(path))?.version ?? null;
  const guarded = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => connection.console.error(String(error)));
  };
  const soon = (live: Live): void => {
    if (live.timer !== null) clearTimeout(live.timer);
    live.timer = setTimeout(() => {
      guarded(publish(live, connection, (path) => versionOf(live, path)));
    }, SETTLE);
  };
  const after = (uri: string, then: (live: Live, path: string) => void): void =>
    guarded(
      follow(uri).then((found) => {
        if (found === null) return;
        then(found.live, found.path);
        soon(found.live);
      }),
    );

  /** A config that came or went may change which project a file belongs to. */
  const movedHouse = (): void => {
    for (const { said, timer } of projects.values()) {
      if (timer !== null) clearTimeout(timer);
      for (const uri of said.keys()) guarded(connection.sendDiagnostics({ uri, diagnostics: [] }));
    }
    projects.clear();
    located.clear();
    for (const { uri } of documents.all()) after(uri, () => undefined);
  };

  return {
    changed: (uri) => after(uri, () => undefined),
    reread: (uri) => after(uri, ({ project }) => project.forget()),
    closed: (uri) =>
      after(uri, (live, path) => {
        located.delete(uri);
        if (documents.get(uri) !== undefined) return;
        live.project.set(path, null);
        live.uris.delete(path);
        live.project.forget();
      }),
    onDisk(changes) {
      const isConfig = ({ uri }: FileEvent) => uri.endsWith(`/${CONFIG_FILE}`);
      if (changes.some((it) => isConfig(it) && it.type !== CHANGED)) return movedHouse();
      for (const live of projects.values()) {
        live.project.forget();
        soon(live);
      }
    },
    async look({ uri }) {
      const found = await follow(uri);
      if (found === null) return null;
      const { live, path } = found;
      return {
        state: await live.project.state(),
        file: path,
        shiftOf: (file) => shiftOf(live.project.buffer(file) ?? ''),
        uriOf: live.uriOf,
        versionOf: (file) => versionOf(live, file),
      };
    },
  };
}

type Send = Pick<Connection, 'sendDiagnostics'>;

/** Says of every file of a project what is found in it, and takes back what was said of files that are none now. */
async function publish(
  live: Live,
  connection: Send,
  versionOf: (path: string) => number | null,
): Promise<void> {
  const { project } = live;
  const versions = new Map([...project.open].map((path) => [path, versionOf(path)]));
  const state = await project.state();
  // A change that came meanwhile is looked at next; what is known now is out of date.
  if ([...versions].some(([path, version]) => versionOf(path) !== version)) return;
  const found = findingsByFile(state, project.open);
  const uris = new Set([...found.keys()].map(live.uriOf));
  for (const uri of [...live.said.keys()].filter((it) => !uris.has(it))) {
    live.said.delete(uri);
    await connection.sendDiagnostics({ uri, diagnostics: [] });
  }
  const places = { range: (at: Span) => rangeIn(live, at), uri: live.uriOf };
  for (const [path, list] of found) {
    const lang = state.langOf(path);
    const diagnostics = list.map((it) => lspDiagnostic(it, lang, places));
    await sayOnce(live, connection, live.uriOf(path), versions.get(path) ?? null, diagnostics);
  }
}

/** Nothing is said twice, and nothing of a closed file in which nothing is found. */
async function sayOnce(
  { said }: Live,
  connection: Send,
  uri: string,
  version: number | null,
  diagnostics: Diagnostic[],
): Promise<void> {
  const now = JSON.stringify([version, diagnostics]);
  const isNews = said.has(uri) || version !== null || diagnostics.length > 0;
  if (said.get(uri) === now || !isNews) return;
  said.set(uri, now);
  await connection.sendDiagnostics({ uri, diagnostics, ...(version === null ? {} : { version }) });
}

/** The place of a span; a finding about a file as a whole is shown at its first line. */
function rangeIn({ project }: Live, at: Span): Range {
  const text = project.buffer(at.file) ?? '';
  const isWhole = at.line === 1 && at.column === 1 && at.endColumn === 1;
  const first = isWhole ? (/^[^\r\n]*/.exec(text)?.[0].length ?? 0) : 0;
  return rangeOf(isWhole ? { ...at, endColumn: 1 + first } : at, isWhole ? 0 : shiftOf(text));
}
