import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { ROOT, repositoryCopy, sixfold } from '../support/repository.ts';

export interface Site {
  readonly folder: string;
  /** Every page, relative to the reports, sorted. */
  readonly pages: readonly string[];
  url(page: string): string;
}

/** Nobody changes a site, so it is built once a run: the first who asks builds it in the folder of the run. */
async function once(name: string, make: () => Promise<string>): Promise<Site> {
  const sites = process.env.SIXFOLD_TEST_SITES;
  if (sites === undefined) throw new Error('test/site/setup.ts has not run');
  const folder = path.join(sites, name);
  while (!existsSync(folder)) {
    const mine = await mkdir(`${folder}.building`).then(
      () => true,
      () => false,
    );
    if (!mine) await pause(50);
    else {
      try {
        await rename(await make(), folder);
      } finally {
        await rmdir(`${folder}.building`);
      }
    }
  }
  return siteIn(folder);
}

/** The plans of this repository as a site without PDFs. */
export function builtSite(): Promise<Site> {
  return once('good', makeGood);
}

/** The same in English, on a day on which much is late, with one plan that cannot be published. */
export function troubledSite(): Promise<Site> {
  return once('troubled', makeTroubled);
}

/** Plans in states that are hard to show: `test/site/plans/`. */
export function specialSite(): Promise<Site> {
  return once('special', makeSpecial);
}

async function makeGood(): Promise<string> {
  const folder = await repositoryCopy();
  const done = await sixfold(['build', '--no-pdf'], { cwd: folder });
  if (done.code !== 0) throw new Error(done.err);
  return folder;
}

async function makeTroubled(): Promise<string> {
  const folder = await repositoryCopy();
  const config = path.join(folder, 'sixfold.config.yaml');
  await writeFile(config, (await readFile(config, 'utf8')).replace('locale: zh-CN', 'locale: en'));
  const broken =
    '---\ntitle: 坏计划 <b>\nperiod: 2026\nowner: 王敏\n---\n\n## 第一步 核心目标\n\n| 目标 | 单位 | 目标值 |\n| --- | --- | --- |\n| 销售额 | 万元 | 很多 |\n';
  await writeFile(path.join(folder, 'plans', 'broken.md'), broken);
  const done = await sixfold(['build', '--no-pdf', '--as-of', '2026-10-20'], { cwd: folder });
  if (done.code !== 1) throw new Error(`${done.code} ${done.err}`);
  return folder;
}

async function makeSpecial(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sixfold-special-'));
  const out = path.join(folder, 'reports');
  const cwd = path.join(ROOT, 'test/site/plans');
  const done = await sixfold(['build', '--no-pdf', '--out', out], { cwd });
  if (done.code !== 0) throw new Error(done.err);
  return folder;
}

async function siteIn(folder: string): Promise<Site> {
  const base = path.join(folder, 'reports');
  const entries = await readdir(base, { recursive: true, withFileTypes: true });
  const pages = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => path.relative(base, path.join(entry.parentPath, entry.name)))
    .sort();
  return { folder, pages, url: (page) => pathToFileURL(path.join(base, page)).href };
}

export interface Sheet {
  readonly page: Page;
  /** Everything the page asked for or said. */
  readonly seen: string[];
}

export async function openSheet(browser: Browser, width = 1280, scheme = 'light'): Promise<Sheet> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const seen: string[] = [];
  page.on('request', (request) => seen.push(`request ${request.url()}`));
  page.on('console', (message) => seen.push(`console ${message.text()}`));
  page.on('pageerror', (error) => seen.push(`error ${String(error)}`));
  return { page, seen };
}

export async function inScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
}

/** One page of every kind that is not a plan's. */
export const KINDS = [
  'index',
  'people/index',
  'people/李雷/index',
  'calendar/index',
  'lessons/index',
  'rules/index',
  'search/index',
].map((name) => `${name}.html`);

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
