import { type Lang, say, type Words } from '../language/words.ts';
import { count } from './count.ts';
import type { Severity } from './define.ts';
import type { Diagnostic } from './diagnostic.ts';
import { escapeText } from './escape.ts';

/** A job's summary may hold a mebibyte; a reader looks at far less. */
const MOST = 500;

const HEAD: Words = { zh: '| | 位置 | 问题 | 怎么改 |', en: '| | place | finding | what to do |' };
const LABELS: Readonly<Record<Severity, Words>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
};
const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/**
 * All findings as Markdown for the summary of a job, gravest first: the host shows only some ten annotations of each
 * kind beside the code. Waived ones are left out. `head` is the language of the heading.
 */
export function printGithubSummary(
  diagnostics: readonly Diagnostic[],
  options: { readonly lang: (diagnostic: Diagnostic) => Lang; readonly head: Lang; readonly note: string },
): string {
  const open = diagnostics.filter(({ waived }) => waived === undefined);
  const { errors, warnings, notes } = count(open);
  const title = {
    zh: `Sixfold：${errors} 个错误、${warnings} 个警告、${notes} 个提示`,
    en: `Sixfold: ${errors} errors, ${warnings} warnings, ${notes} notes`,
  };
  const sorted = open.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const rows = sorted.slice(0, MOST).map((it) => row(it, options.lang(it)));
  const more = sorted.length - rows.length;
  const rest = { zh: `另有 ${more} 条没有列出。`, en: `${more} more are not listed.` };
  return [
    `### ${say(title, options.head)}`,
    '',
    ...(options.note === '' ? [] : [plain(options.note), '']),
    ...(rows.length === 0 ? [] : [say(HEAD, options.head), '| --- | --- | --- | --- |', ...rows, '']),
    ...(more > 0 ? [say(rest, options.head), ''] : []),
  ].join('\n');
}

function row({ severity, code, at, message }: Diagnostic, lang: Lang): string {
  const place = `${at.file}:${at.line}:${at.column}`;
  const why = message.why === undefined ? '' : `<br>${plain(say(message.why, lang))}`;
  const fix = message.fix === undefined ? '' : plain(say(message.fix, lang));
  const label = plain(say(LABELS[severity], lang));
  return `| ${label}<br>${plain(code)} | ${plain(place)} | ${plain(say(message.what, lang))}${why} | ${fix} |`;
}

/** User text that is neither Markdown nor HTML, names nobody and links nowhere. */
function plain(text: string): string {
  return escapeText(text).replace(/[&<>"'`*_~[\]()|\\#@!$:]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
