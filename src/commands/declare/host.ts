import { type Command, InvalidArgumentError } from 'commander';
import { type Lang, say, type Words } from '../../language/words.ts';
import { type Day, dayFromIso } from '../../model/calendar.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';

/** What a declaration of a command is given: where it writes, in which language, and whom to tell the exit code. */
export interface Host {
  readonly terminal: Terminal;
  readonly lang: Lang;
  readonly done: (code: number) => void;
}

/** A command with its description, its help and its examples. The work itself is loaded when it is called. */
export function declare(
  program: Command,
  { lang }: Host,
  name: string,
  about: Words,
  examples: readonly string[],
): Command {
  const lines = examples.map((line) => `  ${line}`).join('\n');
  return program
    .command(name)
    .description(say(about, lang))
    .helpOption('-h, --help', say(words.help, lang))
    .addHelpText('after', `\n${say(words.examples, lang)}\n${lines}`);
}

/** Reads a date of an option. */
export function readDay(lang: Lang): (text: string) => Day {
  return (text) => {
    const day = dayFromIso(text);
    if (day !== null) return day;
    throw new InvalidArgumentError(
      say({ zh: '日期要写成 2026-08-31 这样。', en: 'A date reads like 2026-08-31.' }, lang),
    );
  };
}

/** Reads a whole number of an option, zero included. */
export function readCount(lang: Lang): (text: string) => number {
  return (text) => {
    if (/^\d{1,6}$/.test(text)) return Number(text);
    throw new InvalidArgumentError(
      say({ zh: '要一个不小于零的整数。', en: 'A whole number, zero or more, is expected.' }, lang),
    );
  };
}
