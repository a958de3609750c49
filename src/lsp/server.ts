import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONFIG_FILE } from '../read/sources.ts';
import { actionsAt } from './actions.ts';
import { type Answering, createAnswers, locationsOf } from './answers.ts';
import { completeAt } from './complete.ts';
import { definitionAt, mentionAt, mentionsOfSubject } from './find.ts';
import type { Host } from './host.ts';
import { hoverAt } from './hover.ts';
import { createPublisher } from './publisher.ts';
import { rename, renameable } from './rename.ts';
import { outlineOf } from './symbols.ts';

/** The characters after which an editor asks what may follow. */
const TRIGGERS = ['|', '#', '/', '@', ':', '、', ','];

/** Answers an editor until it goes away. What throws in a request is answered with an error; the server lives on. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  let watches = false;
  let versioned = false;
  const publisher = createPublisher(connection, documents, host);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    versioned = params.capabilities.workspace?.workspaceEdit?.documentChanges === true;
    return {
      serverInfo: { name: 'sixfold', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: TRIGGERS },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: true,
        renameProvider: { prepareProvider: true },
        codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.sixfold'] },
      },
    };
  });
  connection.onInitialized(() => {
    if (!watches) return;
    const watchers = [{ globPattern: '**/*.{md,csv,png,jpg,jpeg}' }, { globPattern: `**/${CONFIG_FILE}` }];
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error: unknown) => connection.console.error(String(error)));
  });
  documents.onDidChangeContent(({ document }) => publisher.changed(document.uri));
  documents.onDidSave(({ document }) => publisher.reread(document.uri));
  documents.onDidClose(({ document }) => publisher.closed(document.uri));
  connection.onDidChangeWatchedFiles(({ changes }) => publisher.onDisk(changes));

  answer(connection, createAnswers(publisher.look), () => versioned, host);
  documents.listen(connection);
  connection.listen();
}

/** Every question of an editor, each one line of ours between its position and its answer. */
function answer(connection: Connection, answers: Answering, versioned: () => boolean, host: Host): void {
  const { at, offers, told, locations, outline, actions, workspaceEdit, range } = answers;
  connection.onCompletion(({ textDocument, position }) =>
    at(textDocument, position, null, (it) => offers(it, completeAt(it.state, it.file, it.point))),
  );
  connection.onHover(({ textDocument, position }) =>
    at(textDocument, position, null, (it) => told(it, hoverAt(it.state, it.file, it.point))),
  );
  connection.onDefinition(({ textDocument, position }) =>
    at(textDocument, position, [], (it) => locations(it, definitionAt(it.state, it.file, it.point))),
  );
  connection.onReferences(({ textDocument, position, context }) =>
    at(textDocument, position, [], (it) => {
      const mention = mentionAt(it.state, it.file, it.point);
      const all = mention === null ? [] : mentionsOfSubject(it.state, mention.subject);
      return locations(it, locationsOf(all, context.includeDeclaration));
    }),
  );
  connection.onDocumentSymbol(({ textDocument }) =>
    at(textDocument, { line: 0, character: 0 }, [], (it) => {
      const view = it.state.viewOf(it.file);
      const lines = it.state.lines(it.file);
      return view === null || lines === null ? [] : outline(it, outlineOf(view, it.file, lines));
    }),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    at(textDocument, position, null, (it) => {
      const found = renameable(it.state, it.file, it.point);
      if (!found.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, found.why);
      return { range: range(it, found.mention.at), placeholder: found.mention.text };
    }),
  );
  connection.onRenameRequest(({ textDocument, position, newName }) =>
    at(textDocument, position, null, (it) => {
      const renaming = rename(it.state, it.file, it.point, newName, host.today());
      if (!renaming.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, renaming.why);
      return workspaceEdit(it, renaming.edits, versioned());
    }),
  );
  connection.onCodeAction(({ textDocument, range: stretch, context }) =>
    at(textDocument, stretch.start, [], (it) => {
      const found = actionsAt(it.state, it.file, it.point, it.pointAt(stretch.end));
      return actions(it, found, context.only ?? null, versioned());
    }),
  );
}
