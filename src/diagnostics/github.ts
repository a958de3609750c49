import { type Lang, say } from '../language/words.ts';
import { capped, MOST_SHOWN, moreOf } from './capped.ts';
import type { Diagnostic } from './diagnostic.ts';
import { escapeCommandData, escapeCommandProperty } from './escape.ts';

const COMMAND = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request. Waived ones are left out. Of
 * one code in one file a few are said, and at the last of them how many more there are.
 */
export function printGithub(
  diagnostics: readonly Diagnostic[],
  options: { readonly lang: Lang | ((diagnostic: Diagnostic) => Lang) },
): string {
  const open = diagnostics.filter(({ waived }) => waived === undefined);
  const { shown, omitted } = capped(open, MOST_SHOWN);
  return shown
    .map((it) => {
      const lang = typeof options.lang === 'function' ? options.lang(it) : options.lang;
      const more = omitted.get(it);
      return `${command(it, lang, more === undefined ? [] : [say(moreOf(more), lang)])}\n`;
    })
    .join('');
}

function command({ severity, code, at, message }: Diagnostic, lang: Lang, more: readonly string[]): string {
  const properties = [
    `file=${escapeCommandProperty(at.file)}`,
    `line=${at.line}`,
    `col=${at.column}`,
    `endColumn=${Math.max(at.endColumn, at.column)}`,
    `title=${escapeCommandProperty(code)}`,
  ];
  const texts = [message.what, message.why, message.fix].flatMap((text) => (text ? [say(text, lang)] : []));
  // A text of one message may hold line feeds of its own; they must not become lines of the log.
  const data = [...texts, ...more].map((text) => text.replace(/\s*[\r\n]+\s*/g, ' ')).join('\n');
  return `::${COMMAND[severity]} ${properties.join(',')}::${escapeCommandData(data)}`;
}
