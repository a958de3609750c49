import type { NewFile } from './file.ts';

/** Holds the program's version, so that everyone and CI compute with the same one. */
export function packageText(folder: string, version: string): NewFile {
  const name =
    folder
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'plans';
  const content = {
    name,
    private: true,
    scripts: { check: 'sixfold check', build: 'sixfold build', dev: 'sixfold dev' },
    devDependencies: { sixfold: version },
  };
  return { path: 'package.json', text: `${JSON.stringify(content, null, 2)}\n` };
}
