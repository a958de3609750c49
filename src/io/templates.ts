import path from 'node:path';
import { diskFiles } from './disk.ts';
import { packageRoot } from './package.ts';

/**
 * The templates by path (`pages/plan.hbs`): those of the package, each replaced by the project's own where its
 * `templates/` folder has one of the same path.
 */
export async function readTemplates(root: string): Promise<ReadonlyMap<string, string>> {
  const own = path.resolve(root) === path.resolve(packageRoot()) ? new Map() : await templatesIn(root);
  return new Map([...(await templatesIn(packageRoot())), ...own]);
}

async function templatesIn(root: string): Promise<Map<string, string>> {
  const files = await diskFiles(root);
  const entries = await files.list('templates');
  const texts = await Promise.all(
    entries.map(async ({ path: file }): Promise<[string, string]> => {
      const bytes = (await files.read(file)) ?? new Uint8Array();
      return [file.replace(/^templates\//, ''), new TextDecoder().decode(bytes)];
    }),
  );
  return new Map(texts);
}
