/** A file of a new repository, with the path from its root. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}
