import { lineIndex, type SourceFile, type Span } from '../model/source.ts';
import type { Sources } from '../parse/sources.ts';

/** A stretch of one line and the text that takes its place. */
export interface Edit {
  readonly at: Span;
  readonly by: string;
}

/** The sources as they would be with some edits made. */
export function withEdits(sources: Sources, edits: readonly Edit[]): Sources {
  const files = new Set(edits.map(({ at }) => at.file));
  const edited = (file: SourceFile): SourceFile =>
    files.has(file.path)
      ? {
          ...file,
          text: editedText(
            file.text,
            edits.filter(({ at }) => at.file === file.path),
          ),
        }
      : file;
  return {
    ...sources,
    config: sources.config === null ? null : edited(sources.config),
    plans: sources.plans.map(edited),
    tables: new Map([...sources.tables].map(([path, file]) => [path, edited(file)])),
  };
}

/** In one pass over the text, however many edits there are; none overlaps another. */
function editedText(text: string, edits: readonly Edit[]): string {
  const { starts } = lineIndex(text);
  const parts: string[] = [];
  let done = 0;
  for (const { at, by } of edits.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)) {
    const start = starts[at.line - 1] ?? text.length;
    parts.push(text.slice(done, start + at.column - 1), by);
    done = start + at.endColumn - 1;
  }
  return [...parts, text.slice(done)].join('');
}
