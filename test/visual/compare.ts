import type { Page } from 'puppeteer-core';

/** How two pictures of one size differ. */
export interface Comparison {
  /** Share of the pixels that differ by more than a reader would take for the same, 0 to 1; 1 when the sizes differ. */
  readonly share: number;
  /** The most such pixels in one of the squares that the picture is cut into: a changed word is few pixels, but close together. */
  readonly most: number;
  /** The golden picture, paled, with the differing pixels in red. */
  readonly diff: Buffer;
  readonly sizes: string;
}

/** Of 255, in the channel that differs most: edges of letters vary by less between machines. */
const SAME = 48;

/** The side of those squares, in pixels: about a word. */
const SQUARE = 32;

/** Compares two PNG files in a blank page of a browser, which reads and writes them without a library. */
export async function comparePictures(
  page: Page,
  golden: Uint8Array,
  actual: Uint8Array,
): Promise<Comparison> {
  const urls = [golden, actual].map((png) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
  const found: unknown = await page.evaluate(`(async () => {
    const [golden, actual] = await Promise.all(${JSON.stringify(urls)}.map(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return image;
    }));
    const pixels = (image) => {
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      return { canvas, context, data: context.getImageData(0, 0, image.width, image.height) };
    };
    const [one, other] = [pixels(golden), pixels(actual)];
    const same = golden.width === actual.width && golden.height === actual.height;
    const [a, b] = [one.data.data, other.data.data];
    let differing = 0;
    const squares = new Map();
    for (let i = 0; same && i < a.length; i += 4) {
      const most = Math.max(...[0, 1, 2].map((channel) => Math.abs(a[i + channel] - b[i + channel])));
      const differs = most > ${SAME};
      if (differs) {
        differing += 1;
        const [x, y] = [(i / 4) % golden.width, Math.floor(i / 4 / golden.width)];
        const square = Math.floor(x / ${SQUARE}) + ' ' + Math.floor(y / ${SQUARE});
        squares.set(square, (squares.get(square) ?? 0) + 1);
      }
      for (const channel of [0, 1, 2])
        a[i + channel] = differs ? [220, 0, 0][channel] : 255 - (255 - a[i + channel]) / 4;
    }
    one.context.putImageData(one.data, 0, 0);
    const bytes = new Uint8Array(await (await one.canvas.convertToBlob()).arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return {
      share: same ? differing / (a.length / 4) : 1,
      most: Math.max(0, ...squares.values()),
      diff: btoa(text),
      sizes: golden.width + '×' + golden.height + ' / ' + actual.width + '×' + actual.height,
    };
  })()`);
  if (!isFound(found)) throw new Error('the browser could not compare the pictures');
  return { ...found, diff: Buffer.from(found.diff, 'base64') };
}

function isFound(value: unknown): value is { share: number; most: number; diff: string; sizes: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'share' in value &&
    'most' in value &&
    'diff' in value &&
    'sizes' in value
  );
}
