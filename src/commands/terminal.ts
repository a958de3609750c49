import type { Lang } from '../language/words.ts';

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

/** Where a command writes, and what it knows of who reads it. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly outColor: boolean;
  readonly errColor: boolean;
  /** Someone watches: progress may be shown. */
  readonly watched: boolean;
  readonly lang: Lang | null;
}

export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outColor: wantsColor(process.stdout, process.env),
    errColor: wantsColor(process.stderr, process.env),
    watched: process.stderr.isTTY === true && process.env.CI === undefined,
    lang: languageOf(process.env),
  };
}
