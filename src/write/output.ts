/** A finished file of the reports. */
export interface Output {
  /** Relative to the reports folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The plan it belongs to; null for pages about all of them. */
  readonly plan: string | null;
}
