import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { bench, describe } from 'vitest';
import { createDevSite } from '../src/commands/dev-site.ts';
import { openProject } from '../src/commands/project.ts';
import { watchProject } from '../src/commands/watch.ts';

const LINES = 250;

/** The plans of this repository in a folder of their own, one of them with so many more tasks. */
const root = await mkdtemp(path.join(os.tmpdir(), 'sixfold-bench-'));
await cp('plans', path.join(root, 'plans'), { recursive: true });
await cp('sixfold.config.yaml', path.join(root, 'sixfold.config.yaml'));
const file = path.join(root, 'plans/east-2026/plan.md');
const text = await readFile(file, 'utf8');
const last = '| 年末框架续签 |';
const more = Array.from({ length: LINES - text.split('\n').length + 1 }, (_, n) => {
  const start = `2026-${String(1 + (n % 11)).padStart(2, '0')}-12`;
  return `| 走访第 ${n + 1} 家 | 销售总额 | 赵航 | ${start} | | ${5 + (n % 20)} | | | 10% | 有纪要 | | V${n + 1} |\n`;
});
const long = text.replace(last, `${more.join('')}${last}`);
await writeFile(file, long);

const project = await openProject([], root);
const newSite = () => createDevSite(project, { asOf: null, lang: null });
const page = async (site: ReturnType<typeof newSite>) => {
  const { content, trouble } = await site.page('east-2026/index.html');
  if (typeof content !== 'string' || trouble !== null) throw new Error(trouble?.text ?? 'there is no page');
  return content;
};

const site = newSite();
await site.update(true);
let noticed: () => void = () => undefined;
const watching = watchProject(project, async () => {
  await site.update(false);
  noticed();
});
let saves = 0;

/** Saves another figure as editors do, another file taking the name, and looks at the page as soon as the change is noticed. */
async function saveAndLook(): Promise<void> {
  saves += 1;
  const changed = new Promise<void>((resolve) => {
    noticed = resolve;
  });
  const draft = long.replace('title: ', `title: 第 ${saves} 稿 `);
  await writeFile(`${file}~`, draft.replace('| 770 | 1000 |', `| ${700 + (saves % 60)} | 1000 |`));
  await rename(`${file}~`, file);
  await Promise.race([changed, watching.failed]);
  if (!(await page(site)).includes(`第 ${saves} 稿`)) throw new Error('the page is an old one');
}

/** After the last of them: benchmarks have no hooks of their own that run when all is done. */
async function tidyUp(): Promise<void> {
  watching.close();
  await rm(root, { recursive: true, force: true });
}

describe('a plan of 250 lines among seven', () => {
  bench('from saving it to its new page', saveAndLook, { iterations: 30, time: 0, warmupIterations: 10 });
  bench(
    'its page from nothing: templates, seven plans',
    async () => {
      const fresh = newSite();
      await fresh.update(true);
      await page(fresh);
    },
    {
      iterations: 5,
      time: 0,
      warmupIterations: 1,
      teardown: (_, mode) => (mode === 'run' ? tidyUp() : undefined),
    },
  );
});
