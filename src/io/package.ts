import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** The folder of this package: where `templates/` lies, whether run from `src/` or bundled in `dist/`. */
export function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'templates')) || !existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('the package folder of sixfold was not found');
    folder = parent;
  }
  return folder;
}

/** The version in package.json. */
export function packageVersion(): string {
  return versionIn(packageRoot());
}

export interface Dependency {
  readonly folder: string;
  readonly version: string;
}

/** The folder and version of an installed dependency, or null when it is not there (another platform, an omitted install). */
export function dependency(name: string): Dependency | null {
  for (const base of require.resolve.paths(name) ?? []) {
    const folder = path.join(base, ...name.split('/'));
    if (existsSync(path.join(folder, 'package.json'))) return { folder, version: versionIn(folder) };
  }
  return null;
}

function versionIn(folder: string): string {
  const content: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (typeof content === 'object' && content !== null && 'version' in content) return String(content.version);
  throw new Error(`no version in ${folder}`);
}
