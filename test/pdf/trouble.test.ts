import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../../src/commands/publish.ts';
import { diskFiles } from '../../src/io/disk.ts';
import type { Printer } from '../../src/io/effects.ts';
import { createPrinter } from '../../src/io/printer.ts';
import { noProgress } from '../../src/io/progress.ts';
import { type Run, runPipeline } from '../../src/pipeline.ts';
import { readSources } from '../../src/read/sources.ts';
import { viewPlan } from '../../src/view/plan-page.ts';
import { openReports } from '../../src/write/reports.ts';
import { strictRenderer } from '../render/templates.ts';
import { readObjects } from './objects.ts';
import { readLayout } from './printed.ts';

const renderer = await strictRenderer();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'trouble-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function runOf(files: Readonly<Record<string, string>>): Promise<Run> {
  const root = await mkdtemp(path.join(folder, 'project-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  return runPipeline(await readSources(await diskFiles(root), ['plans']), { asOf: 20_500, today: 0 });
}

function planOf(title: string, prose: string): string {
  return `---\ntitle: ${title}\nperiod: 2026\nowner: 王敏\n---\n\n## 第一步 核心目标\n\n${prose}\n\n| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 |\n| --- | --- | --- | ---: | ---: | --- |\n| 销售额 | 累计 | 万元 | 500 | 600 | 王敏 |\n`;
}

describe('a plan that reaches out', () => {
  const hits: string[] = [];
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end();
    });
    server.on('connection', () => hits.push('connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    base = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('prints without a request, without its scripts and pictures', async () => {
    const prose = [
      `![图](${base}/image.png)`,
      `[图][1] <img src="${base}/raw.png" onerror="fetch('${base}/error')">`,
      `<svg><image href="${base}/svg.png"/><script>fetch('${base}/script')</script></svg>`,
      `<style>@import url(${base}/style.css);</style>`,
      `[这里](${base}/link) [那里](javascript:fetch('${base}/js')) [文件](file:///etc/passwd)`,
      `[1]: ${base}/reference.png`,
    ].join('\n\n');
    const brand = (accent: string) =>
      `version: 1\nbrand: { name: "<img src=${base}/name>", accent: "${accent}" }\n`;
    const run = await runOf({
      'plans/reach.md': planOf('伸手的计划', prose),
      'sixfold.config.yaml': brand('#1f5f8b'),
    });
    const [outcome] = run.outcomes;
    if (outcome?.analysis === null || outcome === undefined) throw new Error('the plan is not published');
    const page = viewPlan(outcome, run.portfolio, run.config);
    const printer = createPrinter({
      browser: null,
      pages: 1,
      flags: ['--disable-features=LocalNetworkAccessChecks'],
    });
    const html = await renderer.printPage(page);
    const bytes = await printer.print(html, { title: '', subject: '', author: '', lang: 'zh-CN', date: 0 });
    await printer.close();
    expect(hits).toEqual([]);
    const objects = await readObjects(bytes);
    expect([objects.pictures, objects.scripts]).toEqual([0, 0]);
    // What the author links to on the web stays a link; nothing else, and nothing of this machine.
    expect(objects.outside.toSorted()).toEqual([`(${base}/link)`, `(${base}/reference.png)`]);
    const text = (await readLayout(bytes)).pages.map((it) => it.text).join('');
    for (const word of ['这里', '那里', '文件', '销售额']) expect(text).toContain(word);
  });

  it('cannot smuggle a style through the brand: the colour is refused', async () => {
    const run = await runOf({
      'plans/reach.md': planOf('计划', ''),
      'sixfold.config.yaml': `version: 1\nbrand: { accent: "red; background: url(${base}/brand)" }\n`,
    });
    expect(run.config.brand.accent).toMatch(/^#[\da-f]{6}$/);
    expect(run.diagnostics.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
  });
});

describe('a print that fails', () => {
  /** Prints what is not named as broken, as its title. */
  function press(broken: string, reason: Error): Printer {
    return {
      print: (_, { title }) =>
        title === broken ? Promise.reject(reason) : Promise.resolve(new TextEncoder().encode(title)),
      close: () => Promise.resolve(),
    };
  }

  it('costs that file and no other, is named, and is linked from nowhere', async () => {
    const run = await runOf({
      'plans/one.md': planOf('甲计划', ''),
      'plans/two.md': planOf('乙计划', ''),
      'plans/three.md': planOf('丙计划', ''),
    });
    const out = path.join(folder, 'reports');
    const build = async (printer: Printer) => {
      const reports = await openReports(out);
      const failed = await publish(run, {
        chosen: new Set(run.outcomes.map(({ id }) => id)),
        histories: new Map(),
        renderer,
        printer,
        editions: 'full',
        reports,
        jobs: 2,
        progress: noProgress,
        label: '',
      });
      reports.close();
      return failed;
    };
    expect(await build(press('', new Error('')))).toEqual([]);
    const failed = await build(press('乙计划', new Error('no answer within 60 s')));
    expect(failed.map(({ code, at }) => [code, at.file])).toEqual([['print-failed', 'plans/two.md']]);
    expect(failed[0]?.message.what.en).toContain('two/two.pdf');
    for (const [id, title] of [
      ['one', '甲计划'],
      ['three', '丙计划'],
    ] as const)
      expect(await readFile(path.join(out, id, `${id}.pdf`), 'utf8')).toBe(title);
    expect(await readFile(path.join(out, 'portfolio.pdf'), 'utf8')).not.toBe('');
    const page = await readFile(path.join(out, 'two/index.html'), 'utf8');
    const there = (await readdir(path.join(out, 'two'))).includes('two.pdf');
    expect(page.includes('two.pdf')).toBe(there);
  });
});
