import type {
  CodeAction,
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  Position,
  Range,
  SymbolKind,
  TextDocumentIdentifier,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { lineText, type Span } from '../model/source.ts';
import type { Action } from './actions.ts';
import type { Edit } from './edits.ts';
import { lspDiagnostic } from './findings.ts';
import type { Told } from './hover.ts';
import type { OfferKind, Offers } from './offer.ts';
import type { Looked } from './publisher.ts';
import type { Mention } from './subject.ts';
import type { Outline } from './symbols.ts';
import { type Point, pointOf, rangeOf } from './text.ts';

/** A question about a place of a file. */
export interface Asked extends Looked {
  readonly point: Point;
  readonly pointAt: (position: Position) => Point;
}

/** Turns what is known of a plan into what the protocol says. */
export interface Answering {
  at<T, N>(
    document: TextDocumentIdentifier,
    position: Position,
    none: N,
    answer: (asked: Asked) => T,
  ): Promise<T | N>;
  offers(asked: Asked, found: Offers | null): CompletionList | null;
  told(asked: Asked, found: Told | null): Hover | null;
  locations(asked: Asked, found: readonly Span[]): Location[];
  outline(asked: Asked, found: readonly Outline[]): DocumentSymbol[];
  actions(
    asked: Asked,
    found: readonly Action[],
    only: readonly string[] | null,
    versioned: boolean,
  ): CodeAction[];
  workspaceEdit(asked: Asked, edits: readonly Edit[], versioned: boolean): WorkspaceEdit;
  range(asked: Asked, at: Span): Range;
}

const ITEM: Readonly<Record<OfferKind, CompletionItemKind>> = {
  goal: 7,
  thing: 6,
  person: 18,
  figure: 12,
  column: 5,
  choice: 20,
  key: 10,
  file: 17,
  period: 13,
};
const SYMBOL: Readonly<Record<Outline['kind'], SymbolKind>> = { step: 2, table: 23, row: 8 };
const ACTION: Readonly<Record<Action['kind'], string>> = {
  quickfix: 'quickfix',
  'fix-all': 'source.fixAll.sixfold',
  rewrite: 'refactor.rewrite',
};

export function createAnswers(look: (document: TextDocumentIdentifier) => Promise<Looked | null>): Answering {
  return {
    async at(document, position, none, answer) {
      const looked = await look(document);
      if (looked === null) return none;
      const pointAt = (it: Position) => pointOf(it, looked.shiftOf(looked.file));
      return answer({ ...looked, point: pointAt(position), pointAt });
    },
    offers: completionList,
    told: (asked, found) =>
      found === null
        ? null
        : { contents: { kind: 'markdown', value: found.markdown }, range: range(asked, found.at) },
    locations: (asked, found) => found.map((at) => ({ uri: asked.uriOf(at.file), range: range(asked, at) })),
    outline: (asked, found) => found.map((it) => symbol(asked, it)),
    actions: (asked, found, only, versioned) =>
      found
        .filter((it) => only === null || only.some((kind) => isWithin(ACTION[it.kind], kind)))
        .map((it) => codeAction(asked, it, versioned)),
    workspaceEdit,
    range,
  };
}

/** The places of mentions; without those that define the thing, when they are not asked for. */
export function locationsOf(mentions: readonly Mention[], definitions: boolean): Span[] {
  return mentions.filter(({ role }) => definitions || role === 'reference').map(({ at }) => at);
}

function range({ shiftOf }: Looked, at: Span): Range {
  return rangeOf(at, shiftOf(at.file));
}

function completionList(asked: Asked, found: Offers | null): CompletionList | null {
  if (found === null) return null;
  const { from, to } = found.piece;
  const { line } = asked.point;
  const at = { file: asked.file, line, column: from + 1, endColumn: to + 1 };
  const edited = range(asked, at);
  const items = found.offers.map(({ label, kind, detail, insert }, n): CompletionItem => {
    const newText = insert ?? label;
    return {
      label,
      kind: ITEM[kind],
      ...(detail === undefined ? {} : { detail }),
      // Editors compare with what stands in the stretch, and would order by the alphabet.
      filterText: newText.trim(),
      sortText: String(n).padStart(4, '0'),
      textEdit: { range: edited, newText },
    };
  });
  return { isIncomplete: found.incomplete, items };
}

function symbol(asked: Asked, { name, detail, kind, from, to, at, children }: Outline): DocumentSymbol {
  const lines = asked.state.lines(asked.file);
  const end = lines === null ? 1 : lineText(lines, to).length + 1;
  const whole = {
    start: { line: from - 1, character: 0 },
    end: range(asked, { ...at, line: to, column: end, endColumn: end }).end,
  };
  return {
    name,
    ...(detail === '' ? {} : { detail }),
    kind: SYMBOL[kind],
    range: whole,
    selectionRange: range(asked, at),
    children: children.map((it) => symbol(asked, it)),
  };
}

function isWithin(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}

function codeAction(asked: Asked, { title, kind, edits, cures }: Action, versioned: boolean): CodeAction {
  const places = { range: (at: Span) => range(asked, at), uri: asked.uriOf };
  const lang = asked.state.langOf(asked.file);
  return {
    title,
    kind: ACTION[kind],
    ...(cures === null ? {} : { diagnostics: [lspDiagnostic(cures, lang, places)], isPreferred: true }),
    edit: workspaceEdit(asked, edits, versioned),
  };
}

function workspaceEdit(asked: Asked, edits: readonly Edit[], versioned: boolean): WorkspaceEdit {
  const files = [...new Set(edits.map(({ at }) => at.file))];
  const editsOf = (file: string): TextEdit[] =>
    edits
      .filter(({ at }) => at.file === file)
      .map(({ at, by }) => ({ range: range(asked, at), newText: by }));
  if (!versioned) return { changes: Object.fromEntries(files.map((it) => [asked.uriOf(it), editsOf(it)])) };
  return {
    documentChanges: files.map((it) => ({
      textDocument: { uri: asked.uriOf(it), version: asked.versionOf(it) },
      edits: editsOf(it),
    })),
  };
}
