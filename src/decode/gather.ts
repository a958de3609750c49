import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';

/** Several results as one: all values in order, and everything that was found on the way. */
export function gather<T>(results: Iterable<Result<T>>): Result<readonly T[]> {
  const value: T[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const result of results) {
    value.push(result.value);
    diagnostics.push(...result.diagnostics);
  }
  return { value, diagnostics };
}

/** A value about which nothing is to be said, or only these. */
export function plain<T>(value: T, ...diagnostics: readonly Diagnostic[]): Result<T> {
  return { value, diagnostics };
}
