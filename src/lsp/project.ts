import type { Files } from '../io/effects.ts';
import type { Day } from '../model/calendar.ts';
import type { Sources } from '../parse/sources.ts';
import { readSources } from '../read/sources.ts';
import { type Buffers, overDisk, withBuffers } from './buffers.ts';
import { createLook, type State } from './state.ts';

/** Where a project's files are, and which of them can be plans. */
export interface Home {
  readonly files: Files;
  /** Folders and plans that are read, relative to the root. */
  readonly roots: readonly string[];
}

/** One project as the editor changes it. */
export interface LiveProject {
  /** The text of an open file, new or changed; null closes it. */
  set(path: string, text: string | null): void;
  buffer(path: string): string | undefined;
  readonly open: ReadonlySet<string>;
  /** Files on the disk have changed. */
  forget(): void;
  /** As it is now; the same until something changes. */
  state(): Promise<State>;
}

export function createProject(home: Home, today: () => Day): LiveProject {
  const buffers = new Map<string, string>();
  const look = createLook(today);
  let disk: Promise<Sources> | null = null;
  let now: Promise<State> | null = null;
  const { files, roots } = home;
  // Of a plan on its own only what it names is read, and that changes as it is written.
  const alone = roots.every((root) => /\.md$/i.test(root));
  const read = async (open: Buffers): Promise<Sources> => {
    if (alone) return readSources(overDisk(files, open), roots);
    disk ??= readSources(files, roots);
    return withBuffers(await disk, open, roots);
  };
  const make = async (): Promise<State> => {
    const sources = await read(new Map(buffers));
    return look.at(sources, (file) => buffers.has(file));
  };
  return {
    set(path, text) {
      if (text === null) buffers.delete(path);
      else buffers.set(path, text);
      now = null;
    },
    buffer: (path) => buffers.get(path),
    get open() {
      return new Set(buffers.keys());
    },
    forget() {
      disk = null;
      now = null;
    },
    async state() {
      for (;;) {
        now ??= make();
        const asked = now;
        try {
          const state = await asked;
          // An edit that arrived meanwhile makes another one.
          if (now === asked) return state;
        } catch (error) {
          if (now !== asked) continue;
          now = null;
          disk = null;
          throw error;
        }
      }
    },
  };
}
