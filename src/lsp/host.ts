import type { Day } from '../model/calendar.ts';
import type { Home } from './project.ts';

/** What of the world the server asks for. */
export interface Host {
  readonly version: string;
  today(): Day;
  /** The project in which a file lies; null for what is no file, or none of ours. */
  locate(uri: string, text: string): Promise<Located | null>;
}

export interface Located {
  /** One key for each project. */
  readonly key: string;
  readonly home: Home;
  /** The file, relative to the project's root. */
  readonly path: string;
  /** The URI of a file of the project. */
  readonly uriOf: (path: string) => string;
}
