// Bundles the command and the library into dist/ (a bundle starts some 180 ms sooner than its loose modules) and
// writes their declarations. Imports that are dynamic in the source stay separate chunks, so that `check` never
// reads Vega, Puppeteer or Handlebars.
import { spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

// Not bundled: what carries binaries beside its code, and what is too large to gain from it.
const external = [/^node:/, 'puppeteer-core', 'subset-font', '@cantoo/pdf-lib'];

// Made beside and then put in place, so that a command that runs meanwhile does not lose its modules half way.
const dist = `${root}dist`;
const stage = `${root}node_modules/.cache/sixfold-build-${process.pid}`;

// `require`d modules, because the engine's code for them can be kept from one run to the next (src/io/compiled.ts).
async function bundle() {
  const { output, modules } = await written(
    {
      input: { command: 'src/cli.ts', library: 'src/index.ts' },
      external,
      resolve: {
        alias: {
          // Charts are drawn as SVG text: the optional canvas binding is never wanted.
          'vega-canvas': `${root}scripts/no-canvas.js`,
          // Its entry for Node also hooks into require(); the library itself lies beside it.
          handlebars: 'handlebars/dist/cjs/handlebars.js',
        },
      },
    },
    {
      format: 'cjs',
      // Code that was compiled earlier cannot import(), only require().
      dynamicImportInCjs: false,
      // Less to read at each start; names stay, so that a fault can be told by its stack.
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      entryFileNames: 'chunks/[name]-[hash].cjs',
      chunkFileNames: 'chunks/[name]-[hash].cjs',
    },
  );
  const entry = (name) => output.find((chunk) => chunk.isEntry && chunk.name === name);
  const command = JSON.stringify(`./${entry('command').fileName}`);
  const start = await written(
    { input: { cli: 'src/start.ts' }, transform: { define: { COMMAND: command } } },
    { format: 'esm', entryFileNames: '[name].js' },
  );
  await chmod(`${stage}/cli.js`, 0o755);
  const library = entry('library');
  await writeFile(
    `${stage}/index.js`,
    `export { ${library.exports.join(', ')} } from ${JSON.stringify(`./${library.fileName}`)};\n`,
  );
  await writeFile(`${stage}/LICENSES.txt`, await licensesOf([...modules, ...start.modules]));
}

async function written(input, output) {
  const build = await rolldown({
    cwd: root,
    platform: 'node',
    onLog(level, log, handler) {
      // Of the libraries' making: D3 modules import each other in circles.
      if (log.code !== 'CIRCULAR_DEPENDENCY') handler(level, log);
    },
    ...input,
  });
  const made = await build.write({ dir: stage, ...output });
  await build.close();
  return {
    output: made.output,
    modules: made.output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])),
  };
}

/** The licences of the libraries whose code is in the bundle, which ask to be kept with every copy of it. */
async function licensesOf(modules) {
  const folders = new Set(
    modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []),
  );
  const texts = await Promise.all([...folders].sort().map(licenseOf));
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

async function licenseOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(?:[.-](?:md|txt|mit))?$/i.test(entry));
  const text = file === undefined ? '' : `\n${await readFile(path.join(folder, file), 'utf8')}`;
  return `${name} ${version} (${license ?? 'no licence named'})\n${text}`;
}

function declarations() {
  const compiler = fileURLToPath(import.meta.resolve('typescript/package.json'));
  const tsc = compiler.replace(/package\.json$/, 'bin/tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', `${stage}/types`];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

try {
  await bundle();
  if (!declarations()) process.exitCode = 1;
  await rm(dist, { recursive: true, force: true });
  await rename(stage, dist);
} finally {
  await rm(stage, { recursive: true, force: true });
}
