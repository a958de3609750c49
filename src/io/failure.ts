import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/**
 * The world did not play along: a full disk, no browser, another build in the folder. It carries the diagnostic
 * that the command prints. Input never causes one; what a user wrote is a value from a stage.
 */
export class Failure extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic, cause?: unknown) {
    super(diagnostic.message.what.en, { cause });
    this.name = 'Failure';
    this.diagnostic = diagnostic;
  }
}

/** The first line of whatever was thrown, for messages. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}

/** The code of a system error (`ENOENT`, `ENOSPC`), or null. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
