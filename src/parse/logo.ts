import type { SourceFile } from '../model/source.ts';
import { CONFIG_BOUNDS } from './limits.ts';
import { resolveBeside } from './path.ts';
import { readYaml } from './yaml.ts';

/**
 * The path, relative to the root, of the picture that a config names under `brand.logo`; null when the name leads out of
 * the root, goes up on its way, or is no relative path at all (an address, a drive).
 */
export function logoPath(config: string, name: string): string | null {
  return name.split('/').includes('..') ? null : resolveBeside(config, name);
}

/** The same, straight from the text of the config, for who reads files; null also when no logo is named. */
export function namedLogo(config: SourceFile): string | null {
  if (!config.text.includes('logo')) return null;
  const yaml = readYaml({ file: config, from: 0, to: config.text.length, bounds: CONFIG_BOUNDS });
  const data = yaml.value?.data;
  const brand = data?.kind === 'map' ? data.entries.get('brand') : undefined;
  const logo = brand?.kind === 'map' ? brand.entries.get('logo') : undefined;
  if (logo?.kind !== 'scalar' || logo.value === null) return null;
  return logoPath(config.path, typeof logo.value === 'string' ? logo.value : logo.text);
}
