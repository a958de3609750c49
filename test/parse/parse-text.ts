import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { SourceFile } from '../../src/model/source.ts';
import { lineIndex, lineText, type Span } from '../../src/model/source.ts';
import type { Document } from '../../src/parse/document.ts';
import { parsePlan } from '../../src/parse/parse.ts';

/** Six empty steps, so that a case shows only its own findings. */
export const STEPS = [1, 2, 3, 4, 5, 6].map((n) => `## Step ${n}\n`).join('\n');
export const HEADER = '---\ntitle: T\nperiod: 2026\n---\n';

export interface Parsed {
  readonly document: Document | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly codes: readonly string[];
  /** The source text under a span. */
  readonly under: (span: Span) => string;
}

/** Parses a text as `plans/p/plan.md`, with files beside it by name. */
export function parseText(text: string, beside: Readonly<Record<string, string>> = {}): Parsed {
  const file: SourceFile = { path: 'plans/p/plan.md', text };
  const tables = new Map(
    Object.entries(beside).map(([name, content]): [string, SourceFile] => [
      `plans/p/${name}`,
      { path: `plans/p/${name}`, text: content },
    ]),
  );
  const texts = new Map([
    [file.path, text],
    ...[...tables].map(([path, it]): [string, string] => [path, it.text]),
  ]);
  const { value, diagnostics } = parsePlan(file, { config: null, plans: [file], tables, refused: new Map() });
  const under = (span: Span) =>
    lineText(lineIndex(texts.get(span.file) ?? ''), span.line).slice(span.column - 1, span.endColumn - 1);
  return { document: value, diagnostics, codes: diagnostics.map(({ code }) => code), under };
}

/** The same with a header above and the six steps below. */
export function parseBody(body: string, beside: Readonly<Record<string, string>> = {}): Parsed {
  return parseText(`${HEADER}\n${body}\n\n${STEPS}`, beside);
}
