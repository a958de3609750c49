import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot, packageVersion } from './package.ts';

/** From where this copy of the package was installed, and so from where another can be. */
export type PackageSource =
  /** A version that the registry has. */
  | { readonly kind: 'registry'; readonly spec: string }
  /** A git repository or a file on a server, pinned as it was installed. */
  | { readonly kind: 'address'; readonly spec: string }
  /** A folder or a packed file of this machine, which no other machine has. */
  | { readonly kind: 'local'; readonly path: string };

/**
 * npm notes beside what it installs where it came from. A copy in no `node_modules` is a working copy of the package's
 * own repository; where another installer left no such note, the registry is the likeliest.
 */
export function packageSource(root = packageRoot()): PackageSource {
  const modules = path.dirname(root);
  if (path.basename(modules) !== 'node_modules') return { kind: 'local', path: root };
  const host = path.dirname(modules);
  const resolved = resolvedIn(path.join(modules, '.package-lock.json'), path.basename(root));
  if (resolved === null) return { kind: 'registry', spec: packageVersion() };
  if (resolved.startsWith('file:')) return { kind: 'local', path: path.resolve(host, resolved.slice(5)) };
  const fromRegistry = /^https?:\/\/.+\/-\/[^/]+\.tgz$/.test(resolved);
  return fromRegistry ? { kind: 'registry', spec: packageVersion() } : { kind: 'address', spec: resolved };
}

function resolvedIn(lock: string, name: string): string | null {
  if (!existsSync(lock)) return null;
  const found = valueAt(parsed(readFileSync(lock, 'utf8')), ['packages', `node_modules/${name}`, 'resolved']);
  return typeof found === 'string' ? found : null;
}

/** A note that is no JSON says nothing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function valueAt(data: unknown, keys: readonly string[]): unknown {
  let at = data;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return null;
    at = Reflect.get(at, key);
  }
  return at;
}
