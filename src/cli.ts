import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from './commands/program.ts';
import { processTerminal } from './commands/terminal.ts';

// A reader that went away (`sixfold check | head`) is no fault of anybody.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

// Leaving through exit() lets the handlers run that remove stages and locks and end the browser.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => process.exit(code));
}

/** The file of the bundled command, whose name holds the hash of all it is made of; its source has no such name. */
const file = path.basename(fileURLToPath(import.meta.url), '.cjs');
const program = file.startsWith('command-') ? file : null;

// Not awaited here: the bundle of the command is of a kind of module that cannot wait while it is loaded.
void main(process.argv.slice(2), processTerminal(program)).then((code) => {
  process.exitCode = code;
});
