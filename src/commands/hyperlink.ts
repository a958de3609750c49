import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { escapeText } from '../diagnostics/escape.ts';
import type { Span } from '../model/source.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Terminals that show links (OSC 8); the others would print the escape codes. */
const KNOWN_PROGRAMS = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'Tabby', 'rio', 'zed']);

/** Whether a stream takes links: FORCE_HYPERLINK decides, else whether it is a terminal that is known to show them. */
export function wantsLinks(stream: { readonly isTTY?: boolean }, env: Environment): boolean {
  if (env.FORCE_HYPERLINK !== undefined && env.FORCE_HYPERLINK !== '') return env.FORCE_HYPERLINK !== '0';
  if (stream.isTTY !== true || env.TERM === 'dumb' || env.CI !== undefined) return false;
  // A multiplexer may swallow or print what the terminal outside would understand.
  if (env.TMUX !== undefined || env.STY !== undefined) return false;
  return (
    KNOWN_PROGRAMS.has(env.TERM_PROGRAM ?? '') ||
    ['xterm-kitty', 'alacritty', 'foot', 'xterm-ghostty', 'wezterm'].includes(env.TERM ?? '') ||
    env.WT_SESSION !== undefined ||
    env.KONSOLE_VERSION !== undefined ||
    Number(env.VTE_VERSION ?? 0) >= 5000
  );
}

/** A place as `file:line:column`, seen from the folder the user stands in, so that terminals and editors open it. */
export function placeText({ file, line, column }: Span, root: string, cwd: string): string {
  const seen = path.relative(cwd, path.join(root, file)).split(path.sep).join('/');
  return escapeText(`${seen}:${line}:${column}`);
}

/** The same as a link. The line is the fragment, as terminals and editors agree. */
export function placeLink(at: Span, root: string, cwd: string): string {
  const url = pathToFileURL(path.join(root, at.file));
  url.hash = String(at.line);
  return `\u001b]8;;${url.href}\u001b\\${placeText(at, root, cwd)}\u001b]8;;\u001b\\`;
}
