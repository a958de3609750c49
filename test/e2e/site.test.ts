import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readObjects } from '../pdf/objects.ts';
import { type PdfContent, readPdf } from '../support/pdf.ts';
import { pngOf } from '../support/pictures.ts';
import { remove, repositoryCopy, sixfold } from '../support/repository.ts';

let folder: string;
let files: string[];
const LOGO = pngOf(240, 40);
const base = () => path.join(folder, 'reports');

beforeAll(async () => {
  folder = await repositoryCopy();
  await withLogo();
  const done = await sixfold(['build'], { cwd: folder });
  expect(done).toMatchObject({ code: 0, err: '' });
  files = (await readdir(base(), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(base(), path.join(entry.parentPath, entry.name)))
    .sort();
}, 180_000);

afterAll(() => remove(folder));

test('there is a page, a PDF and the data of every plan, and pages over all of them', async () => {
  const plans = (await readdir(path.join(folder, 'plans'))).map((name) => name.replace(/\.md$/, ''));
  const wanted = [
    '.sixfold.json',
    'index.html',
    'calendar/due.ics',
    'portfolio.pdf',
    ...['calendar', 'lessons', 'people', 'rules', 'search'].map((name) => `${name}/index.html`),
    ...plans.flatMap((id) => [`${id}/${id}.pdf`, `${id}/${id}.xlsx`, `${id}/data.json`, `${id}/index.html`]),
  ];
  const persons = files.filter((file) => /^people\/.+\/index\.html$/.test(file));
  expect(persons).toContain('people/王敏/index.html');
  expect(files).toEqual([...wanted, ...persons].sort());
});

test('the logo of the config stands in every page, whole, and once in a PDF, with the name of the company', async () => {
  const uri = `data:image/png;base64,${Buffer.from(LOGO).toString('base64')}`;
  for (const name of files.filter((file) => file.endsWith('.html'))) {
    const html = (await readFile(path.join(base(), name), 'utf8')).replaceAll('&#x3D;', '=');
    expect([...html.matchAll(/<img[^>]*>/g)].map(String), name).toEqual([
      `<img class="logo" src="${uri}" alt="澄川智联" width="240" height="40">`,
    ]);
  }
  for (const name of files.filter((file) =>
    /^(?:portfolio|renewal.*|east-2025)\.pdf$/.test(path.basename(file)),
  )) {
    const { pictures, figures } = await readObjects(await readFile(path.join(base(), name)));
    expect([pictures, figures.filter((it) => it === '澄川智联').length], name).toEqual([1, 1]);
  }
});

test('two plans built once more, in another zone, locale and number of jobs, give the same bytes everywhere', async () => {
  const before = await contents();
  const env = { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8' };
  const args = ['build', '--only', 'launch-product-c,east-2025', '--jobs', '1'];
  expect((await sixfold(args, { cwd: folder, env })).code).toBe(0);
  for (const [name, bytes] of before) {
    if (name === '.sixfold.json') continue;
    expect(bytes.equals(await readFile(path.join(base(), name))), name).toBe(true);
  }
}, 180_000);

test('every link between the files leads to a file of the site, the PDFs among them', async () => {
  const broken: string[] = [];
  let pdfs = 0;
  for (const name of files.filter((file) => file.endsWith('.html'))) {
    const html = await readFile(path.join(base(), name), 'utf8');
    for (const [, link = ''] of html.matchAll(/ href="([^"#]+)[^"]*"/g)) {
      if (/^(https?|mailto):/.test(link)) continue;
      const place = path.posix.join(path.posix.dirname(name), decodeURIComponent(link));
      if (!files.includes(place)) broken.push(`${name} → ${link}`);
      if (link.endsWith('.pdf')) pdfs += 1;
    }
  }
  expect(broken).toEqual([]);
  expect(pdfs).toBeGreaterThanOrEqual(files.filter((file) => file.endsWith('.pdf')).length);
});

describe('every PDF', () => {
  const pdfs = new Map<string, PdfContent>();
  beforeAll(async () => {
    for (const name of files.filter((file) => file.endsWith('.pdf'))) {
      pdfs.set(name, await readPdf(await readFile(path.join(base(), name))));
    }
  });

  test('has pages, an outline of the steps, a title, an author and the day of the report', () => {
    for (const [name, pdf] of pdfs) {
      expect(pdf.pages.length, name).toBeGreaterThan(3);
      expect(pdf.outline.length, name).toBeGreaterThanOrEqual(6);
      expect(pdf.info.Title, name).toBe(pdf.outline[0]);
      expect(pdf.info, name).toMatchObject({
        ModDate: 'D:20260831000000Z',
        Author: expect.stringMatching(/\S/),
      });
      expect(pdf.lang, name).toBe(name.startsWith('renewal') ? 'en' : 'zh-CN');
    }
  });

  test('numbers its pages and repeats its title on them', () => {
    for (const [name, pdf] of pdfs) {
      const count = pdf.pages.length;
      expect(pdf.pages[1], name).toMatch(new RegExp(`2 / ${count}`));
      expect(pdf.pages[count - 1], name).toContain(`${count} / ${count}`);
    }
  });

  test('can be searched: ideographs are themselves, and no letter is a picture', () => {
    const all = [...pdfs.values()].flatMap((pdf) => pdf.pages).join('');
    for (const character of ['面', '人', '一', '销售总额']) expect(all).toContain(character);
    expect(all.match(/[\u2e80-\u2fdf\uf900-\ufaff]/gu)).toBeNull();
    for (const [name, pdf] of pdfs) {
      expect(pdf.fonts.length, name).toBeGreaterThan(0);
      const odd = pdf.fonts.filter(
        (font) => font.type !== 'CIDFontType2' || !font.embedded || !/NotoSansSC/.test(font.name),
      );
      expect(odd, name).toEqual([]);
    }
  });

  test('leads nowhere on this machine', () => {
    const links = [...pdfs.values()].flatMap((pdf) => pdf.links);
    expect(links.filter((link) => !/^(https?:|mailto:)/.test(link))).toEqual([]);
  });
});

/** The plans of this repository have none; here they get one, in a folder of its own. */
async function withLogo(): Promise<void> {
  const config = path.join(folder, 'sixfold.config.yaml');
  const text = await readFile(config, 'utf8');
  await writeFile(config, text.replace('\nbrand:\n', '\nbrand:\n  logo: art/mark.png\n'));
  await mkdir(path.join(folder, 'art'));
  await writeFile(path.join(folder, 'art/mark.png'), LOGO);
}

async function contents(): Promise<[string, Buffer][]> {
  return Promise.all(files.map(async (name) => [name, await readFile(path.join(base(), name))]));
}
