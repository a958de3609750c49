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

function editedText(text: string, edits: readonly Edit[]): string {
  const { starts } = lineIndex(text);
  const inOrder = edits.toSorted((a, b) => b.at.line - a.at.line || b.at.column - a.at.column);
  return inOrder.reduce((whole, { at, by }) => {
    const start = starts[at.line - 1] ?? whole.length;
    return `${whole.slice(0, start + at.column - 1)}${by}${whole.slice(start + at.endColumn - 1)}`;
  }, text);
}
