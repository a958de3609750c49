import { type Lang, say, type Words } from '../language/words.ts';
import { type LineIndex, lineIndex, lineText, type Span } from '../model/source.ts';
import { together } from './alike.ts';
import { capped, MOST_SHOWN, moreOf } from './capped.ts';
import { clipText } from './clip.ts';
import { type Counts, count } from './count.ts';
import type { Severity } from './define.ts';
import type { Diagnostic } from './diagnostic.ts';
import { escapeText } from './escape.ts';
import { excerpt } from './excerpt.ts';

export interface PrettyOptions {
  /** One language, or that of each diagnostic's plan. */
  readonly lang: Lang | ((diagnostic: Diagnostic) => Lang);
  readonly colour: boolean;
}

const SEVERITY: Readonly<Record<Severity | 'waived', { readonly label: Words; readonly ansi: string }>> = {
  error: { label: { zh: '错误', en: 'error' }, ansi: '1;31' },
  warning: { label: { zh: '警告', en: 'warning' }, ansi: '1;33' },
  note: { label: { zh: '提示', en: 'note' }, ansi: '1;36' },
  waived: { label: { zh: '已豁免', en: 'waived' }, ansi: '1;90' },
};
const WHY: Words = { zh: '原因：', en: 'why: ' };
const FIX: Words = { zh: '怎么改：', en: 'fix: ' };
const LONGEST_REASON = 300;
const WAIVED: Words = { zh: '豁免理由：', en: 'waived because: ' };

/**
 * Diagnostics for a person at a terminal, in the order given: what is wrong, the line with a squiggle under the
 * place, why, what to do; a count of all at the end. Of one code in one file a few are shown. `sources` gives the text of a file by its path. Empty without
 * diagnostics. No line begins with user text.
 */
export function printPretty(
  diagnostics: readonly Diagnostic[],
  sources: (file: string) => string | null,
  options: PrettyOptions,
): string {
  const [first] = diagnostics;
  if (first === undefined) return '';
  const lines = cachedLines(sources);
  const langOf = (it: Diagnostic) => (typeof options.lang === 'function' ? options.lang(it) : options.lang);
  const paint = painter(options.colour);
  const { shown, alike } = together(diagnostics);
  const { shown: few, omitted } = capped(shown, MOST_SHOWN);
  const parts = few.flatMap((it) => {
    const more = omitted.get(it);
    const others = alike.get(it) ?? [];
    const block = [one(it, lines, langOf(it), paint), ...places(others, langOf(it), paint)].join('\n');
    return more === undefined ? [block] : [block, paint('2', escapeText(say(moreOf(more), langOf(it))))];
  });
  return `${[...parts, summary(count(diagnostics), langOf(first))].join('\n\n')}\n`;
}

/** How many places are listed where the same is said of each. */
const MOST_PLACES = 40;

function places(others: readonly Diagnostic[], lang: Lang, paint: Paint): string[] {
  if (others.length === 0) return [];
  const listed = others.slice(0, MOST_PLACES);
  const gutter = ' '.repeat(String(Math.max(...listed.map(({ at }) => at.line))).length);
  const title = {
    zh: `同样的还有 ${others.length} 处：`,
    en: `the same in ${others.length} more ${others.length === 1 ? 'place' : 'places'}:`,
  };
  const lines = listed.map(({ at, message }) => {
    const where = escapeText(`${at.file}:${at.line}:${at.column}`);
    return `${gutter}${paint('2', '-->')} ${where}  ${escapeText(say(message.what, lang))}`;
  });
  const rest = others.length - listed.length;
  const end = { zh: `…… 另有 ${rest} 处`, en: `… and ${rest} more` };
  return [
    `${gutter} ${paint('2', '=')} ${say(title, lang)}`,
    ...lines,
    ...(rest > 0 ? [`${gutter}    ${say(end, lang)}`] : []),
  ];
}

type Paint = (ansi: string, text: string) => string;
type Lines = (file: string) => LineIndex | null;

function painter(colour: boolean): Paint {
  return colour ? (ansi, text) => `\u001b[${ansi}m${text}\u001b[0m` : (_ansi, text) => text;
}

function cachedLines(sources: (file: string) => string | null): Lines {
  const known = new Map<string, LineIndex | null>();
  return (file) => {
    const found = known.get(file);
    if (found !== undefined) return found;
    const text = sources(file);
    const index = text === null ? null : lineIndex(text);
    known.set(file, index);
    return index;
  };
}

function one(diagnostic: Diagnostic, lines: Lines, lang: Lang, paint: Paint): string {
  const { message, at, code, waived, related = [] } = diagnostic;
  const { label, ansi } = SEVERITY[waived === undefined ? diagnostic.severity : 'waived'];
  const colon = lang === 'en' ? ': ' : '：';
  const gutter = String(Math.max(at.line, ...related.map((it) => it.at.line))).length;
  const indent = ' '.repeat(gutter);
  const add = (lead: Words, text: Words | undefined): string[] =>
    text === undefined
      ? []
      : [`${indent} ${paint('2', '=')} ${say(lead, lang)}${escapeText(say(text, lang))}`];
  return [
    `${paint(ansi, `${say(label, lang)}[${code}]`)}${colon}${paint('1', escapeText(say(message.what, lang)))}`,
    ...place(at, lines, gutter, '~', paint, ansi),
    ...add(WHY, message.why),
    ...add(FIX, message.fix),
    ...(waived === undefined ? [] : add(WAIVED, reasonOf(waived))),
    ...related.flatMap((it) => [
      `${indent} ${paint('2', '=')} ${escapeText(say(it.label, lang))}${colon.trimEnd()}`,
      ...place(it.at, lines, gutter, '-', paint, '36'),
    ]),
  ].join('\n');
}

/** What a user wrote as reason, at most a few lines of it. */
function reasonOf(text: string): Words {
  const short = clipText(text, LONGEST_REASON);
  return { zh: short, en: short };
}

/** `--> file:line:column`, and the line when there is one to show. */
function place(at: Span, lines: Lines, gutter: number, mark: string, paint: Paint, ansi: string): string[] {
  const indent = ' '.repeat(gutter);
  const isFile = at.line === 1 && at.column === 1 && at.endColumn === 1;
  const where = escapeText(isFile ? at.file : `${at.file}:${at.line}:${at.column}`);
  const head = `${indent}${paint('2', '-->')} ${where}`;
  const index = isFile ? null : lines(at.file);
  if (index === null || at.line > index.starts.length) return [head];
  const drawn = excerpt(lineText(index, at.line), at.column, at.endColumn);
  const squiggle = drawn.squiggle.replaceAll('~', mark);
  const bar = paint('2', '|');
  return [
    head,
    `${indent} ${bar}`,
    `${paint('2', String(at.line).padStart(gutter))} ${bar} ${drawn.text}`,
    `${indent} ${bar} ${' '.repeat(squiggle.length - squiggle.trimStart().length)}${paint(ansi, squiggle.trimStart())}`,
  ];
}

function summary({ errors, warnings, notes, waived, files }: Counts, lang: Lang): string {
  const parts =
    lang === 'en'
      ? [
          plural(errors, 'error'),
          plural(warnings, 'warning'),
          plural(notes, 'note'),
          waived > 0 ? `${waived} waived` : '',
        ]
      : [
          errors > 0 ? `${errors} 个错误` : '',
          warnings > 0 ? `${warnings} 个警告` : '',
          notes > 0 ? `${notes} 个提示` : '',
          waived > 0 ? `${waived} 个已豁免` : '',
        ];
  const said = parts.filter((part) => part !== '');
  return lang === 'en'
    ? `${said.join(', ')} in ${plural(files, 'file')}`
    : `${said.join('、')}，涉及 ${files} 个文件`;
}

function plural(n: number, word: string): string {
  return n === 0 ? '' : `${n} ${word}${n === 1 ? '' : 's'}`;
}
