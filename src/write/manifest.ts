import path from 'node:path';
import { z } from 'zod';
import { isPlanId } from '../decode/plan-id.ts';
import { diagnose } from '../diagnostics/report.ts';
import { Failure } from '../io/failure.ts';
import { wholeFile } from '../model/source.ts';
import { readPlainFile } from './plain-file.ts';

/** What lies in a reports folder: which files are ours, and as of which day each plan was last built. */
export interface Manifest {
  readonly version: 1;
  /** Every file that a build wrote, sorted; what is not listed here is somebody else's. */
  readonly files: readonly { readonly path: string; readonly plan: string | null }[];
  /** By plan id, the ISO day of the report that lies there. */
  readonly plans: Readonly<Record<string, { readonly asOf: string }>>;
}

export const MANIFEST = '.sixfold.json';
export const NO_MANIFEST: Manifest = { version: 1, files: [], plans: {} };

/** A manifest of ten thousand plans takes a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024;
/** What no name of ours holds: separators of other systems, and controls. */
const UNNAMEABLE = /[\\\u0000-\u001f\u007f]/;

/**
 * A manifest may come with a pull request, so nothing in it is believed that a build would not have written: a path
 * stays below the folder, and what belongs to a plan lies in that plan's own folder.
 */
const file = z
  .strictObject({ path: z.string().max(1000), plan: z.string().nullable() })
  .refine(({ path: name, plan }) => isBelow(name) && (plan === null || isPlansOwn(name, plan)));

const schema = z.strictObject({
  version: z.literal(1),
  files: z.array(file),
  plans: z.record(z.string(), z.strictObject({ asOf: z.string() })),
});

function isBelow(name: string): boolean {
  return !UNNAMEABLE.test(name) && name.split('/').every((part) => !['', '.', '..'].includes(part));
}

function isPlansOwn(name: string, plan: string): boolean {
  return isPlanId(plan) && name.startsWith(`${plan}/`);
}

/** The manifest of the last build; an empty one when there is none that can be understood. A Failure when it is no file. */
export function readManifest(folder: string): Manifest {
  const place = path.join(folder, MANIFEST);
  const found = readPlainFile(place, MOST_BYTES);
  if (found.kind === 'odd') throw new Failure(diagnose('output-foreign', { path: place }, wholeFile(place)));
  if (found.kind === 'absent') return NO_MANIFEST;
  const parsed = schema.safeParse(jsonIn(found.bytes));
  return parsed.success ? parsed.data : NO_MANIFEST;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
