import type { Mention } from './subject.ts';

/** A name as it is written in the target of a link, which holds no spaces and no brackets. */
export function asLink(name: string): string {
  const bare = name.replace(/\s+/g, '');
  if (!/[()<>\\]|%[\da-f]{2}/i.test(bare)) return bare;
  return bare.replace(/[()<>\\%]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A name as it is written in a cell of a Markdown table. */
export function asCell(name: string): string {
  return name.replace(/[\\|*`[\]<>]/g, '\\$&');
}

/** The whole content of a CSV cell; in quotes where it needs them and has none yet. */
export function asCsv(text: string, quoted: boolean): string {
  const inner = text.replaceAll('"', '""');
  return !quoted && /[",\r\n]/.test(text) ? `"${inner}"` : quoted ? inner : text;
}

/** A value of YAML between quotes of its own, or plain where that reads as the same text. */
export function asYaml(text: string): string {
  const isPlain = /^[\p{L}\p{N}_][^:#"'{}[\],&*!|>%@`]*$/u.test(text) && text === text.trim();
  return isPlain && !/^(true|false|null|~|yes|no|[\d.]+)$/i.test(text) ? text : JSON.stringify(text);
}

/** A name at a place of that form; CSV cells are written as a whole. */
export function writtenAs(name: string, form: Exclude<Mention['form'], 'csv'>): string {
  switch (form) {
    case 'link':
      return asLink(name);
    case 'cell':
      return asCell(name);
    case 'yaml':
      return name;
  }
}
