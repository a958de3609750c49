// Bundles the command and the library into dist/ (a bundle starts some 180 ms sooner than its loose modules) and
// writes their declarations. Imports that are dynamic in the source stay separate chunks, so that `check` never
// reads Vega, Puppeteer or Handlebars.
import { spawnSync } from 'node:child_process';
import { chmod, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

// Not bundled: what carries binaries beside its code, and what is too large to gain from it.
const external = [/^node:/, 'puppeteer-core', 'subset-font', '@cantoo/pdf-lib'];

async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: { cli: 'src/cli.ts', index: 'src/index.ts' },
    platform: 'node',
    external,
    resolve: {
      alias: {
        // Charts are drawn as SVG text: the optional canvas binding is never wanted.
        'vega-canvas': `${root}scripts/no-canvas.js`,
        // Its entry for Node also hooks into require(); the library itself lies beside it.
        handlebars: 'handlebars/dist/cjs/handlebars.js',
      },
    },
    checks: { circularDependency: false },
    onLog(level, log, handler) {
      if (log.code === 'CIRCULAR_DEPENDENCY' || log.code === 'EVAL') return;
      handler(level, log);
    },
  });
  await build.write({
    dir: `${root}dist`,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await build.close();
}

function declarations() {
  const compiler = fileURLToPath(import.meta.resolve('typescript/package.json'));
  const tsc = compiler.replace(/package\.json$/, 'bin/tsc');
  const run = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  return run.status === 0;
}

await rm(`${root}dist`, { recursive: true, force: true });
await bundle();
await chmod(`${root}dist/cli.js`, 0o755);
if (!declarations()) process.exitCode = 1;
