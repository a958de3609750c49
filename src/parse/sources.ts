import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../model/source.ts';

/** Every file of a run as text: what the pipeline starts from. Paths are relative to the root, with `/`. */
export interface Sources {
  /** `sixfold.config.yaml` at the root, when there is one that can be read. */
  readonly config: SourceFile | null;
  /** Sorted by path. */
  readonly plans: readonly SourceFile[];
  /** CSV files by path; which plan uses them is said in the plans' frontmatter. */
  readonly tables: ReadonlyMap<string, SourceFile>;
  /** Files that are there but cannot be read (encoding, size), with the reason. A CSV nobody names is no mistake. */
  readonly refused: ReadonlyMap<string, Diagnostic>;
  /** The picture that the config names as logo; absent where it names none, and where nobody looked. */
  readonly logo?: LogoFile;
}

/** What is there where a logo should be: bytes, because a picture is no text. */
export interface LogoFile {
  readonly path: string;
  /** null: there is no file, or none that may be read. */
  readonly size: number | null;
  /** null also for a file that is too large to be read. */
  readonly bytes: Uint8Array | null;
}
