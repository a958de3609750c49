import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { today } from '../io/clock.ts';
import { diskFiles, isInside } from '../io/disk.ts';
import { packageVersion } from '../io/package.ts';
import type { Located } from '../lsp/host.ts';
import { serve } from '../lsp/server.ts';
import { CONFIG_FILE } from '../read/sources.ts';

const PLANS = 'plans';

/**
 * Serves an editor over standard input and output until it says goodbye or goes away: the end of the input ends the
 * process, and so does the end of the editor's own process, which it names when it starts.
 */
export function lsp(): Promise<never> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  serve(connection, { version: packageVersion(), today, locate });
  return new Promise(() => undefined);
}

interface Place {
  readonly root: string;
  readonly roots: readonly string[];
}

/** The project around a file: the folder with the config, or with a folder `plans`; else the plan and its tables alone. */
async function locate(uri: string, text: string): Promise<Located | null> {
  const spelled = fileOf(uri);
  const folder = spelled === null ? null : await realFolder(path.dirname(spelled));
  if (spelled === null || folder === null) return null;
  const file = path.join(folder, path.basename(spelled));
  const place = placeOf(file, folder, text);
  if (place === null || !isInside(place.root, file)) return null;
  const relative = slashed(path.relative(place.root, file));
  const steps = relative.split('/').length;
  const top = path.resolve(spelled, ...Array.from({ length: steps }, () => '..'));
  const files = await diskFiles(place.root);
  return {
    key: `${place.root}\0${place.roots.join('\0')}`,
    home: { files, roots: place.roots },
    path: relative,
    uriOf: (each) => pathToFileURL(path.join(top, ...each.split('/'))).href,
  };
}

function fileOf(uri: string): string | null {
  try {
    const file = uri.startsWith('file:') ? fileURLToPath(uri) : null;
    return file === null || file.includes('\0') ? null : file;
  } catch {
    return null;
  }
}

/** A file that is new has no folder on the disk perhaps, and no project then. */
function realFolder(folder: string): Promise<string | null> {
  return realpath(folder).catch(() => null);
}

function placeOf(file: string, folder: string, text: string): Place | null {
  const root = folderAbove(folder, (it) => existsSync(path.join(it, CONFIG_FILE)));
  const home = root ?? folderAbove(folder, (it) => path.basename(it) === PLANS, path.dirname);
  const plans = home === null ? null : path.join(home, PLANS);
  if (home !== null && plans !== null && (path.basename(file) === CONFIG_FILE || isInside(plans, file))) {
    return { root: home, roots: [PLANS] };
  }
  // Elsewhere Markdown is a plan only when it says so itself.
  if (!looksLikePlan(text)) return null;
  return { root: root ?? folder, roots: [slashed(path.relative(root ?? folder, file))] };
}

function folderAbove(
  start: string,
  wanted: (folder: string) => boolean,
  of: (folder: string) => string = (it) => it,
): string | null {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (wanted(folder)) return of(folder);
    if (folder === path.dirname(folder)) return null;
  }
}

function looksLikePlan(text: string): boolean {
  return /^\ufeff?---[ \t]*\r?\n(?:(?!---)[^\n]*\n){0,60}?period[ \t]*:/.test(text);
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
