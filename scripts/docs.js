// Writes the reference pages of docs/ anew from the vocabulary, the catalogue of messages and their specimens.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = path.join(root, `.docs-${process.pid}.mjs`);

try {
  const build = await rolldown({
    cwd: root,
    input: 'scripts/docs/pages.ts',
    platform: 'node',
    external: [/^node:/],
    onLog(level, log, handler) {
      if (log.code !== 'CIRCULAR_DEPENDENCY') handler(level, log);
    },
  });
  await build.write({ file: bundle, format: 'esm', codeSplitting: false });
  await build.close();
  const { referencePages } = await import(pathToFileURL(bundle).href);
  for (const [file, text] of await referencePages(root)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
    console.log(file);
  }
} finally {
  await rm(bundle, { force: true });
}
