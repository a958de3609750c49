import type { NewFile } from './file.ts';

/**
 * Pins the program, so that everyone and CI compute with the same one: `spec` is what npm installs it from, a version
 * or an address.
 */
export function packageText(folder: string, spec: string): NewFile {
  const name =
    folder
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'plans';
  const content = {
    name,
    private: true,
    scripts: { check: 'sixfold check', build: 'sixfold build', dev: 'sixfold dev' },
    devDependencies: { sixfold: spec },
  };
  return { path: 'package.json', text: `${JSON.stringify(content, null, 2)}\n` };
}
