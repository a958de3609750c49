import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { ROOT } from '../support/repository.ts';

/** An editor: a real client of the protocol, beside a server of its own. */
export interface Client {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  uri(file: string): string;
  open(file: string, text: string, version?: number): Promise<void>;
  /** The whole text anew, as the next version. */
  change(file: string, text: string, version: number): Promise<void>;
  close(file: string): Promise<void>;
  /** What is said of a file next, or has been said and not yet been asked for; with a version, of that one. */
  said(file: string, version?: number): Promise<readonly Diagnostic[]>;
}

const SERVER = path.join(ROOT, 'dist/cli.js');

export async function startClient(folder: string, args: readonly string[] = ['--stdio']): Promise<Client> {
  const child = spawn(process.execPath, [SERVER, 'lsp', ...args], { cwd: folder });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const heard: PublishDiagnosticsParams[] = [];
  let wake = () => {};
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    heard.push(params);
    wake();
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {
      workspace: {
        workspaceEdit: { documentChanges: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
    },
  });
  await connection.sendNotification('initialized', {});
  const uri = (file: string) => pathToFileURL(path.join(folder, file)).href;
  return {
    connection,
    process: child,
    ended,
    uri,
    open: (file, text, version = 1) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(file), languageId: 'markdown', version, text },
      }),
    change: (file, text, version) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(file), version },
        contentChanges: [{ text }],
      }),
    close: (file) =>
      connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(file) } }),
    async said(file, version) {
      for (;;) {
        const n = heard.findIndex(
          (it) => it.uri === uri(file) && (version === undefined || it.version === version),
        );
        const [found] = n < 0 ? [] : heard.splice(n, 1);
        if (found !== undefined) return found.diagnostics;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
