import { escapeText } from '../diagnostics/escape.ts';

/** A path as it may be copied into a command line: in quotes where a shell would cut it or read more into it. */
export function shellWord(path: string): string {
  return escapeText(/[\s'"$`\\]/.test(path) ? JSON.stringify(path) : path);
}
