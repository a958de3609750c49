import type { Day } from '../model/calendar.ts';

/** What a file is to the program: bytes, because encodings are part of what can be wrong with it. */
export interface FileEntry {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly bytes: number;
}

/**
 * Everything the program does to the world. It is passed in, so that the stages in between stay functions and a
 * test can hand over a folder in memory. Only `io/` and `cli` implement it with `node:*` or a browser.
 */
export interface Files {
  /** Files below a folder (relative to the root), sorted by path; symbolic links that lead outside are left out. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /** The bytes of a file inside the root, or null when there is none or it may not be read. */
  read(path: string): Promise<Uint8Array | null>;
}

/** Prints finished, self-contained HTML. One browser serves all pages of a run. */
export interface Printer {
  print(html: string, options: PrintOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface PrintOptions {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly lang: string;
  readonly keywords?: readonly string[];
  /** Becomes CreationDate and ModDate, so that the same input gives the same bytes. */
  readonly date: Day;
}

/** Where progress is told; a no-op when nobody watches. */
export interface Progress {
  step(label: string, done: number, total: number): void;
  end(): void;
}
