import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

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

/** Slugs and dots only, so that a manifest that was tampered with cannot lead anywhere else. */
const contained = z
  .string()
  .refine(
    (text) => !path.isAbsolute(text) && !text.split(/[/\\]/).some((part) => part === '..' || part === ''),
  );

const schema = z.strictObject({
  version: z.literal(1),
  files: z.array(z.strictObject({ path: contained, plan: z.string().nullable() })),
  plans: z.record(z.string(), z.strictObject({ asOf: z.string() })),
});

/** The manifest of the last build; an empty one when there is none that can be understood. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')));
    return parsed.success ? parsed.data : NO_MANIFEST;
  } catch {
    return NO_MANIFEST;
  }
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
