import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeConfig } from '../../src/decode/decode-config.ts';
import { pictureOf } from '../../src/decode/picture.ts';
import { readSources } from '../../src/read/sources.ts';
import { memoryFiles } from '../read/memory-files.ts';
import { runs } from '../runs.ts';
import { jpegOf, pngOf, pngWith } from '../support/pictures.ts';

const CONFIG = 'sixfold.config.yaml';
const PNG = pngOf(120, 20);

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** The config of a folder with these files, read as a run does. */
async function decoded(logo: string, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const text = `brand: { name: 公司, logo: ${JSON.stringify(logo)} }\n`;
  const { config, logo: found } = await readSources(memoryFiles({ ...files, [CONFIG]: text }), []);
  return decodeConfig(config, found);
}

describe('what a file is, by its bytes', () => {
  it.each([
    ['a PNG', PNG, 'png 120×20'],
    ['a PNG of eight colours', pngWith([9, 2], [4, 3, 0, 0, 0], Buffer.alloc(12), [0, 0, 0]), 'png 9×2'],
    ['an interlaced PNG', pngWith([8, 8], [8, 2, 0, 0, 1], Buffer.alloc(207)), 'png 8×8'],
    [
      'a PNG of another size than its lines',
      pngWith([8, 8], [8, 2, 0, 0, 0], Buffer.alloc(199)),
      'damaged PNG',
    ],
    ['a PNG of too many lines', pngWith([8, 8], [8, 2, 0, 0, 0], Buffer.alloc(50_000_000)), 'damaged PNG'],
    ['a PNG of a colour that is none', pngWith([8, 8], [8, 5, 0, 0, 0], Buffer.alloc(200)), 'damaged PNG'],
    ['a PNG of a depth that is none', pngWith([8, 8], [99, 6, 0, 0, 0], Buffer.alloc(200)), 'damaged PNG'],
    ['a PNG without its palette', pngWith([9, 2], [4, 3, 0, 0, 0], Buffer.alloc(12)), 'damaged PNG'],
    ['a JPEG', jpegOf(300, 90), 'jpeg 300×90'],
    ['a progressive JPEG', jpegOf(300, 90, 0xc2), 'jpeg 300×90'],
    ['a JPEG with more behind it', Buffer.concat([jpegOf(30, 30), bytesOf('more')]), 'jpeg 30×30'],
    ['a JPEG as no browser reads it', jpegOf(300, 90, 0xc3), 'damaged JPEG'],
    ['a JPEG without height', jpegOf(300, 0), 'damaged JPEG'],
    ['a PNG with other line ends', bytesOf('\x89PNG\n\x1a\n'), 'damaged PNG'],
    ['an SVG', bytesOf('\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'other SVG'],
    ['an SVG with its prologue', bytesOf('\xef\xbb\xbf<?xml version="1.0"?><!-- x -->\n<svg/>'), 'other SVG'],
    ['a page that holds one', bytesOf('<!doctype html><svg onload=alert(1)>'), 'other SVG'],
    ['a GIF', bytesOf('GIF89a'), 'other GIF'],
    ['a WebP', bytesOf('RIFF\x00\x00\x00\x00WEBPVP8 '), 'other WebP'],
    ['an AVIF', bytesOf('\x00\x00\x00\x20ftypavif'), 'other AVIF'],
    ['a PDF', bytesOf('%PDF-1.7'), 'other PDF'],
    ['what Git LFS leaves', bytesOf('version https://git-lfs.github.com/spec/v1\n'), 'other LFS'],
    ['a script', bytesOf('alert(1)'), 'other null'],
    ['nothing', bytesOf(''), 'other null'],
  ])('%s', (_, bytes, expected) => {
    const found = pictureOf(bytes);
    const said =
      found.kind === 'damaged' || found.kind === 'other'
        ? `${found.kind} ${found.format}`
        : `${found.kind} ${found.width}×${found.height}`;
    expect(said).toBe(expected);
  });

  const cut = fc.integer({ min: 0, max: PNG.length - 1 });

  it('a PNG with any byte changed, or cut short anywhere, is none', () => {
    fc.assert(
      fc.property(cut, fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = PNG.map((byte, n) => (n === at ? byte ^ by : byte));
        expect(pictureOf(changed).kind).not.toBe('png');
        expect(pictureOf(PNG.subarray(0, at)).kind).not.toBe('png');
      }),
      runs(),
    );
  });

  it('whatever follows the first bytes of a picture, the answer comes', () => {
    const beginning = fc.constantFrom(
      PNG.subarray(0, 33),
      bytesOf('\xff\xd8\xff'),
      jpegOf(9, 9).subarray(0, 20),
    );
    fc.assert(
      fc.property(beginning, fc.uint8Array({ maxLength: 200 }), (first, rest) => {
        expect(pictureOf(Buffer.concat([first, rest])).kind).toMatch(/^(?:jpeg|damaged)$/);
      }),
      runs(),
    );
  });
});

describe('the logo of a config', () => {
  it.each([
    ['brand/logo.png', PNG],
    ['./brand//logo.png', PNG],
    // What it is called does not matter.
    ['brand/logo', PNG],
    ['商标.jpg', jpegOf(2000, 200)],
    ['2026', pngOf(16, 16)],
    ['large.png', Buffer.concat([jpegOf(99, 99), Buffer.alloc(200 * 1024 - jpegOf(9, 9).length)])],
  ])('%j is taken as it is', async (name, bytes) => {
    const path = name.replace('./', '').replace('//', '/');
    const { value, diagnostics } = await decoded(name, { [path]: bytes });
    expect(diagnostics).toEqual([]);
    expect(value.brand.logoFile).toBe(path);
    const [head, data = ''] = value.brand.logo?.uri.split(',') ?? [];
    expect(head).toMatch(/^data:image\/(?:png|jpeg);base64$/);
    expect(Buffer.from(data, 'base64').equals(bytes)).toBe(true);
  });

  it.each([
    ['a.png', 'brand/a.png', PNG, 'logo-missing'],
    ['brand', 'brand/a.png', PNG, 'logo-missing'],
    ['a.png', 'a.png', '<svg/>', 'logo-not-picture'],
    ['a.svg', 'a.svg', '<svg/>', 'logo-not-picture'],
    ['a.png', 'a.png', PNG.subarray(0, 60), 'logo-not-picture'],
    ['a.png', 'a.png', '', 'logo-not-picture'],
    ['a.png', 'a.png', Buffer.concat([PNG, Buffer.alloc(200 * 1024)]), 'logo-too-large'],
    ['a.png', 'a.png', pngOf(2001, 300), 'logo-dimensions'],
    ['a.png', 'a.png', pngOf(100, 15), 'logo-dimensions'],
    ['a.png', 'a.png', jpegOf(16, 161), 'logo-dimensions'],
    ['a.jpg', 'a.jpg', jpegOf(60_000, 60_000), 'logo-dimensions'],
  ])('%j with %j there → a warning at its place, and no logo', async (name, path, bytes, code) => {
    const { value, diagnostics } = await decoded(name, { [path]: bytes });
    expect(diagnostics.map((it) => [it.code, it.severity, it.at.file])).toEqual([[code, 'warning', CONFIG]]);
    expect(diagnostics[0]?.at.column).toBe(26);
    expect([value.brand.name, value.brand.logo]).toEqual(['公司', null]);
  });

  it.each([
    '../logo.png',
    'brand/../logo.png',
    '/etc/logo.png',
    '~/logo.png',
    '.',
    '..',
    'brand\\logo.png',
    'C:logo.png',
    'https://example.com/logo.png',
    '//example.com/logo.png',
    'file:///logo.png',
    'data:image/png;base64,AAAA',
    'logo.png\u0000.svg',
  ])('%j leads out and is not even looked for', async (name) => {
    const asked: string[] = [];
    const text = `brand: { logo: ${JSON.stringify(name)} }\n`;
    const files = memoryFiles({ [CONFIG]: text, 'logo.png': PNG, 'brand/logo.png': PNG });
    const read = (path: string) => {
      asked.push(path);
      return files.read(path);
    };
    const { config, logo } = await readSources({ ...files, read }, []);
    const { value, diagnostics } = decodeConfig(config, logo);
    expect(diagnostics.map(({ code }) => code)).toEqual(['logo-outside']);
    expect([asked, value.brand.logo]).toEqual([[CONFIG], null]);
  });

  it('without the name of the company is shown, with a warning: nothing else says whose it is', async () => {
    const files = memoryFiles({ [CONFIG]: 'brand: { logo: a.png }', 'a.png': PNG });
    const { config, logo } = await readSources(files, []);
    const { value, diagnostics } = decodeConfig(config, logo);
    expect(diagnostics.map(({ code }) => code)).toEqual(['logo-without-name']);
    expect(value.brand.logo).toMatchObject({ width: 120, height: 20 });
  });

  it.each(['""', '" "', '', '[a.png]', '{ a: b }'])('%s names none', async (written) => {
    const files = memoryFiles({ [CONFIG]: `brand: { logo: ${written} }\n`, 'a.png': PNG });
    const { config, logo } = await readSources(files, []);
    expect(logo).toBeUndefined();
    expect(decodeConfig(config, logo).value.brand.logo).toBeNull();
  });

  it('of a file that is too large only the size is asked', async () => {
    const asked: string[] = [];
    const config = bytesOf('brand: { logo: a.png }');
    const { logo } = await readSources(
      {
        list: async (path) => (path === 'a.png' ? [{ path, bytes: 1e12 }] : []),
        read: async (path) => {
          asked.push(path);
          return path === CONFIG ? config : null;
        },
      },
      [],
    );
    expect(asked).toEqual([CONFIG]);
    expect(logo).toEqual({ path: 'a.png', size: 1e12, bytes: null });
  });

  it('of one that nobody looked for, or another one, nothing is said', () => {
    const config = { path: CONFIG, text: 'brand: { logo: a.png }' };
    for (const logo of [undefined, { path: 'b.png', size: null, bytes: null }]) {
      expect(decodeConfig(config, logo).diagnostics).toEqual([]);
    }
  });
});
