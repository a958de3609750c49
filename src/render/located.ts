import type { TemplateDelegate } from 'handlebars';

/** Which template failed, at which line: whoever edits templates looks there first. */
export class TemplateFailure extends Error {}

/** The template, saying its own name and line when it fails; the innermost one speaks. */
export function located(path: string, template: TemplateDelegate): TemplateDelegate {
  return (context, options) => {
    try {
      return template(context, options);
    } catch (error) {
      if (error instanceof TemplateFailure) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new TemplateFailure(`templates/${path}:${lineOf(error)}: ${reason}`, { cause: error });
    }
  };
}

function lineOf(error: unknown): number {
  const known = typeof error === 'object' && error !== null && 'lineNumber' in error ? error.lineNumber : 1;
  return typeof known === 'number' ? known : 1;
}
