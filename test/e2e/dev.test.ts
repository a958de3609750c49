import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { pngOf } from '../support/pictures.ts';
import { CLI, emptyFolder, plainEnv, remove } from '../support/repository.ts';

const PLAN = `---
title: 华东计划
period: 2026
owner: 王敏
actuals: east.csv
---

## 第一步 核心目标

今年的销售总额要达到 [1000 万元](#销售总额:目标)。

| 目标 | 单位 | 基线 | 目标值 | 负责人 |
| --- | --- | ---: | ---: | --- |
| 销售总额 | 万元 | 770 | 1000 | 王敏 |

## 第二步 目标拆解

| 目标 | Q1 | Q2 | Q3 | Q4 |
| --- | ---: | ---: | ---: | ---: |
| 销售总额 | | | | |
`;

const WIDE = { width: 1000, height: 500 };
let folder: string;
let temp: string;
let taken: Server;
let asked: number;
let dev: ChildProcess;
let url: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [folder, temp, browser] = [
    await emptyFolder(),
    await emptyFolder(),
    await openBrowser(['--host-resolver-rules=MAP rebound.example 127.0.0.1']),
  ];
  await mkdir(path.join(folder, 'plans'));
  await write('sixfold.config.yaml', 'asOf: 2026-08-31\nbrand: { name: 澄川 }\n');
  await write('plans/east.md', PLAN);
  await write('plans/east.csv', actuals(200));
  [taken, asked] = await takenPort();
  // A process group of its own, so that whatever it leaves running can be found.
  dev = spawn(process.execPath, [CLI, 'dev', '--port', String(asked)], {
    cwd: folder,
    env: { ...plainEnv(), TMPDIR: temp },
    detached: true,
  });
  url = await addressOf(dev);
  page = await browser.newPage();
  await page.setViewport(WIDE);
  await page.goto(`${url}east/`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (dev?.exitCode === null) dev.kill('SIGKILL');
  taken?.close();
  for (const each of [folder, temp]) if (each !== undefined) await remove(each);
});

test('the port moves on when taken', () => {
  expect(Number(new URL(url).port)).toBeGreaterThan(asked);
});

test('a saved plan comes with its new figure, where the reader was', async () => {
  await page.evaluate('scrollTo(0, 300)');
  const reloaded = page.waitForNavigation();
  // As editors save: another file takes the name.
  await write('plans/.east.md.swp', PLAN.replaceAll('1000', '1234'));
  await rename(at('plans/.east.md.swp'), at('plans/east.md'));
  await reloaded;
  await shows('main', '1234 万元');
  await page.waitForFunction('scrollY === 300');
});

test('a mistake stands over the last good page until it is mended', async () => {
  await write('plans/east.md', PLAN.replace('| 1000 |', '| 很多 |'));
  await shows('.dev-trouble', 'plans/east.md:14:');
  await shows('.dev-trouble', '14 | | 销售总额 | 万元 | 770 | 很多 | 王敏 |');
  await shows('.dev-trouble', '~~~~');
  await shows('main', '1234 万元');
  await write('plans/east.md', PLAN);
  await shows('main', '1000 万元');
  await lacks('.dev-trouble');
});

test.each([
  ['a table', 'plans/east.csv', actuals(321), 'main', '321'],
  ['the config', 'sixfold.config.yaml', 'asOf: 2026-08-31\nbrand: { name: 沧海 }\n', '.brand', '沧海'],
  [
    'a template of the project',
    'templates/partials/masthead.hbs',
    '<p class="own">自己的页眉</p>',
    '.own',
    '自己的页眉',
  ],
  [
    'a template that cannot be read',
    'templates/partials/masthead.hbs',
    '{{#each',
    '.dev-trouble',
    'masthead',
  ],
])('%s is noticed', async (_, file, text, selector, wanted) => {
  await mkdir(path.dirname(at(file)), { recursive: true });
  await write(file, text);
  await shows(selector, wanted);
});

test('so are templates that go away', async () => {
  await rm(at('templates'), { recursive: true });
  await shows('.brand', '沧海');
  await lacks('.dev-trouble');
});

test('a logo is noticed where nobody listened until then, and so is another one in its place', async () => {
  await write('sixfold.config.yaml', 'asOf: 2026-08-31\nbrand: { name: 沧海, logo: art/ours/mark.png }\n');
  await lacks('.brand img');
  await mkdir(at('art/ours'), { recursive: true });
  const width = async (wanted: number) => {
    await writeFile(at('art/ours/mark.new'), pngOf(wanted, 40));
    await rename(at('art/ours/mark.new'), at('art/ours/mark.png'));
    await page.waitForFunction(`document.querySelector('.brand img')?.naturalWidth === ${wanted}`);
  };
  await width(80);
  await width(120);
  await rm(at('art'), { recursive: true });
  await shows('.brand', '沧海');
  await lacks('.brand img');
});

test('a plan renamed or deleted leaves the list, and its address says so and leads home', async () => {
  await rename(at('plans/east.md'), at('plans/eastern.md'));
  await shows('body', '没有这一页');
  await Promise.all([page.waitForNavigation(), page.click('a')]);
  await shows('main a[href="eastern/index.html"]', '华东计划');
  await lacks('a[href="east/index.html"]');
  await rm(at('plans/eastern.md'));
  await lacks('a[href="eastern/index.html"]');
  await write('plans/east.md', PLAN);
  await shows('main a[href="east/index.html"]', '华东计划');
});

test('a page of another origin learns nothing, and none comes in under another name', async () => {
  const stranger = await browser.newPage();
  await stranger.goto(`http://127.0.0.1:${asked}/`);
  const learnt = await stranger.evaluate(
    (target) =>
      Promise.all([
        fetch(target).then(
          (it) => it.status,
          () => 'refused',
        ),
        new Promise((resolve) => {
          const events = new EventSource(`${target}__reload`);
          events.onmessage = () => resolve('heard');
          events.onerror = () => resolve('refused');
        }),
      ]),
    url,
  );
  expect(learnt).toEqual(['refused', 'refused']);
  const rebound = await stranger.goto(url.replace('127.0.0.1', 'rebound.example'));
  expect([rebound?.status(), await rebound?.text()]).toEqual([403, '403\n']);
  await stranger.close();
});

test('Ctrl-C ends it at once, with nothing left behind', async () => {
  const ended = new Promise((resolve) => dev.once('close', resolve));
  dev.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(() => process.kill(-(dev.pid ?? 0), 0)).toThrow('ESRCH');
  expect(await readdir(temp)).toEqual([]);
  expect((await readdir(folder)).sort()).toEqual(['plans', 'sixfold.config.yaml']);
  expect((await readdir(at('plans'))).sort()).toEqual(['east.csv', 'east.md']);
});

function at(file: string): string {
  return path.join(folder, file);
}

function write(file: string, text: string): Promise<void> {
  return writeFile(at(file), text);
}

function actuals(first: number): string {
  return `期间,目标,实际\n2026-Q1,销售总额,${first}\n2026-Q2,销售总额,240\n`;
}

/** Waits until the page, which may load itself anew meanwhile, shows it. */
async function shows(selector: string, text: string): Promise<void> {
  const at = `document.querySelector(${JSON.stringify(selector)})`;
  await page.waitForFunction(`${at}?.textContent.includes(${JSON.stringify(text)}) === true`);
}

async function lacks(selector: string): Promise<void> {
  await page.waitForFunction(`document.querySelector(${JSON.stringify(selector)}) === null`);
}

/** A port on which a page of somebody else is served. */
async function takenPort(): Promise<[Server, number]> {
  const server = createServer((_, response) => response.end('<!doctype html><title>elsewhere</title>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return [server, (server.address() as AddressInfo).port];
}

/** The address that it prints when it serves. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: string) => {
      text += chunk;
      const found = /http:\S+/.exec(text);
      if (found !== null) resolve(found[0]);
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.on('close', () => reject(new Error(text)));
  });
}
