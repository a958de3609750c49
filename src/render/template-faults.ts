import Handlebars from 'handlebars';

export interface TemplateFault {
  readonly path: string;
  /** What the parser of the templates says, with its line. */
  readonly reason: string;
}

/** The templates that cannot be read; a renderer would notice only on the first page that uses them. */
export function templateFaults(templates: ReadonlyMap<string, string>): TemplateFault[] {
  return [...templates]
    .filter(([path]) => path.endsWith('.hbs'))
    .flatMap(([path, text]) => {
      try {
        Handlebars.parse(text);
        return [];
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return [{ path, reason: reason.replace(/\s+/g, ' ') }];
      }
    });
}
