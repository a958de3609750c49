/**
 * What user text may never do to a terminal or a CI log: move the cursor, change colours, reverse the reading
 * direction, or look like a workflow command. Every printer sends all user text through here.
 */

/** C0 and C1 controls, bidi controls, invisible separators, tag characters, halves of surrogate pairs. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** One line of user text, harmless: controls visible as `<U+202E>`, line feeds as `↵`, no `::` and no `##[`. */
export function escapeText(text: string): string {
  return escapePart(text, 0, text.length);
}

/** The same for a part of a line, with the rest in sight: what a cut would join or split stays neutralised. */
export function escapePart(line: string, from: number, to: number): string {
  return line
    .slice(from, to)
    .replace(/[#:]/g, (mark, index: number) => (opensCommand(line, from + index) ? `${mark} ` : mark))
    .replaceAll('\t', '    ')
    .replace(/\r\n|\n|\r/g, '↵')
    .replace(UNSAFE, (character) => `<U+${codePoint(character)}>`);
}

/** `::` opens a command of GitHub Actions; `##[` and `##vso[` are commands anywhere in a line. */
function opensCommand(line: string, at: number): boolean {
  const mark = line.charAt(at);
  return mark === ':' ? line.charAt(at + 1) === ':' : /^#(?:vso)?\[/.test(line.slice(at + 1, at + 6));
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

/** JSON text whose strings hold no raw control, bidi or command characters; it parses to the same value. */
export function escapeJson(json: string): string {
  return json
    .replace(UNSAFE, (character) => (character === '\n' ? character : unicodeEscapes(character)))
    .replace(/##(?=(?:vso)?\[)/g, '#\\u0023');
}

function unicodeEscapes(character: string): string {
  return Array.from(
    { length: character.length },
    (_, n) => `\\u${character.charCodeAt(n).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** The message of a workflow command. */
export function escapeCommandData(text: string): string {
  const lines = text.split('\n').map(escapeText).join('\n');
  return lines.replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** A property of a workflow command. The file name is escaped like all user text, and its separators with it. */
export function escapeCommandProperty(text: string): string {
  return escapeText(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
