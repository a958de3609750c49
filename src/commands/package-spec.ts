import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackageSource } from '../io/package-source.ts';

/** What package.json installs Sixfold from: the same place as this copy, because there it is known to be. */
export function specFrom(source: PackageSource, root: string): string {
  if (source.kind !== 'local') return source.spec;
  return `file:${path.relative(root, source.path).split(path.sep).join('/')}`;
}

/** What package.json, made now or before, installs Sixfold from; null when it does not. */
export function specIn(root: string): string | null {
  const content = jsonIn(path.join(root, 'package.json'));
  for (const group of ['dependencies', 'devDependencies']) {
    const found = fieldOf(fieldOf(content, group), 'sixfold');
    if (typeof found === 'string') return found;
  }
  return null;
}

/** How Sixfold gets into this repository: a package.json of its own kind that was there is not rewritten. */
export function installing(root: string, spec: string): string {
  return specIn(root) === null
    ? `npm install --save-dev ${spec.startsWith('file:') ? spec : `sixfold@${spec}`}`
    : 'npm install';
}

/** A file that is no JSON says nothing. */
function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function fieldOf(data: unknown, key: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return null;
  return Reflect.get(data, key);
}
