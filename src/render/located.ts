import type { TemplateDelegate } from 'handlebars';
import type { Words } from '../language/words.ts';

/** Which template failed, at which line and why: whoever edits templates looks there first. */
export class TemplateFailure extends Error {
  /** Below `templates/`. */
  readonly path: string;
  readonly line: number;
  readonly reason: Words;

  constructor(path: string, line: number, reason: Words, cause?: unknown) {
    super(`templates/${path}:${line}: ${reason.en}`, { cause });
    this.path = path;
    this.line = line;
    this.reason = reason;
  }
}

/** Pages nest their pieces some ten deep; whoever is this deep includes itself without end. */
const DEEPEST = 100;

/** Puts names and lines to what fails in the templates of one renderer, which run one within the other. */
export function locator(templates: ReadonlyMap<string, string>) {
  const open: string[] = [];
  return (path: string, template: TemplateDelegate): TemplateDelegate =>
    (context, options) => {
      if (open.length >= DEEPEST && open.includes(path)) throw endless([...open, path], templates);
      open.push(path);
      try {
        return template(context, options);
      } catch (error) {
        throw error instanceof TemplateFailure ? error : failureOf(error, path, templates.get(path) ?? '');
      } finally {
        open.pop();
      }
    };
}

/** The shortest way from the last template back to itself, told where it is entered again. */
function endless(open: readonly string[], templates: ReadonlyMap<string, string>): TemplateFailure {
  const path = open.at(-1) ?? '';
  const around = open.slice(open.lastIndexOf(path, open.length - 2));
  const caller = around.at(-2) ?? path;
  const way = around.join(' → ');
  return new TemplateFailure(caller, lineOfCall(templates.get(caller) ?? '', path), {
    zh: `模板把自己包含了进去（${way}），没有尽头`,
    en: `the template includes itself without end (${way})`,
  });
}

function lineOfCall(text: string, path: string): number {
  const name = path.replace(/\.(?:hbs|css)$/, '');
  const line = text.split('\n').findIndex((it) => it.includes('>') && it.includes(name));
  return line < 0 ? 1 : line + 1;
}

/** What Handlebars says, in words of ours where it is one of the two usual mistakes. */
function failureOf(error: unknown, path: string, text: string): TemplateFailure {
  const said = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  const field = /^"([^"]*)" not defined in /.exec(said)?.[1];
  if (field !== undefined) {
    const reason = { zh: `这里没有叫“${field}”的内容`, en: `there is nothing called “${field}” here` };
    return new TemplateFailure(path, lineOf(error, said), reason, error);
  }
  const partial = /^The partial (\S+) could not be found/.exec(said)?.[1];
  if (partial === undefined)
    return new TemplateFailure(path, lineOf(error, said), { zh: said, en: said }, error);
  const reason = { zh: `没有 ${partial}.hbs 这个模板`, en: `there is no template ${partial}.hbs` };
  return new TemplateFailure(path, lineOfCall(text, partial), reason, error);
}

function lineOf(error: unknown, said: string): number {
  const known =
    typeof error === 'object' && error !== null && 'lineNumber' in error ? error.lineNumber : null;
  return typeof known === 'number' ? known : Number(/^Parse error on line (\d+)/.exec(said)?.[1] ?? 1);
}
