import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Lang } from '../language/words.ts';
import { CONFIG_FILE } from '../read/sources.ts';
import { rootAbove } from './project.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a stream takes colours: FORCE_COLOR and NO_COLOR decide, else whether it is a terminal. */
export function wantsColor(stream: { readonly isTTY?: boolean }, env: Environment): boolean {
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** The language of the person at the terminal; null when the environment does not say. */
export function languageOf(env: Environment): Lang | null {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  if (locale === undefined || /^(C|POSIX)(\.|$)/i.test(locale)) return null;
  return /^zh/i.test(locale) ? 'zh-CN' : 'en';
}

/** The language that someone asks for who reads another than his repository's. */
export function chosenLanguage({ SIXFOLD_LANG }: Environment): Lang | null {
  return languageOf({ LANG: SIXFOLD_LANG });
}

/** What the config that holds for a folder names as its language; null where it names none. */
export function languageIn(folder: string): Lang | null {
  const root = rootAbove(folder);
  const file = path.join(root, CONFIG_FILE);
  if (!existsSync(file) || !statSync(file).isFile() || statSync(file).size > LARGEST) return null;
  const found = /^locale:[ \t]*(["']?)(zh-CN|en)\1[ \t]*(?:#.*)?$/m.exec(readFileSync(file, 'utf8'))?.[2];
  return found === 'zh-CN' || found === 'en' ? found : null;
}

/** A config is a page; what is larger is not read before it is known that it may be. */
const LARGEST = 1_000_000;

/** Where a command writes, and what it knows of who reads it. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly outColor: boolean;
  readonly errColor: boolean;
  /** Someone watches: progress may be shown. */
  readonly watched: boolean;
  /** What to speak: what SIXFOLD_LANG asks for, else the config, else the environment; null when none of them does. */
  readonly lang: Lang | null;
  /** Names this very build of the command; null or absent when it runs from its sources. */
  readonly program?: string | null;
}

export function processTerminal(program: string | null): Terminal {
  return {
    program,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outColor: wantsColor(process.stdout, process.env),
    errColor: wantsColor(process.stderr, process.env),
    watched: process.stderr.isTTY === true && process.env.CI === undefined,
    lang: chosenLanguage(process.env) ?? languageHere() ?? languageOf(process.env),
  };
}

/** A config that cannot be read is the commands' matter, not that of the language they speak of it. */
function languageHere(): Lang | null {
  try {
    return languageIn(process.cwd());
  } catch {
    return null;
  }
}
