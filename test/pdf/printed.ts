import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ContentsLine {
  readonly text: string;
  readonly page: number;
}

export interface Layout {
  /** Of each page, without spaces. */
  readonly pages: readonly string[];
  /** The lines that end in a number at the right edge of the pages `from` to `to`. */
  contents(from: number, to: number): readonly ContentsLine[];
  /** The page of each place that a link leads to, counted from 1. */
  readonly places: ReadonlyMap<string, number>;
  readonly tagged: boolean;
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Where things stand in a PDF. */
export async function readLayout(bytes: Uint8Array): Promise<Layout> {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const words: Word[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    words.push(
      items.flatMap((item): Word[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [x, y] = [Number(item.transform[4]), Number(item.transform[5])];
        return [{ text: item.str.trim(), x, y: Math.round(y) }];
      }),
    );
  }
  const places = new Map<string, number>();
  for (const [name, place] of Object.entries(await document.getDestinations())) {
    const [page] = Array.isArray(place) ? place : [];
    if (page) places.set(name, (await document.getPageIndex(page)) + 1);
  }
  const mark = await document.getMarkInfo();
  await task.destroy();
  return {
    pages: words.map((page) => bare(page.map(({ text }) => text).join(''))),
    contents: (from, to) => words.slice(from - 1, to).flatMap(numberedLines),
    places,
    tagged: mark?.Marked === true,
  };
}

function numberedLines(page: readonly Word[]): readonly ContentsLine[] {
  const heights = [...new Set(page.map(({ y }) => y))];
  return heights.flatMap((height) => {
    const line = page.filter(({ y }) => y === height);
    const sorted = line.toSorted((a, b) => a.x - b.x);
    const last = sorted.at(-1);
    if (last === undefined || last.x < 480 || !/^\d+$/.test(last.text)) return [];
    return [
      {
        text: bare(
          sorted
            .slice(0, -1)
            .map(({ text }) => text)
            .join(''),
        ),
        page: Number(last.text),
      },
    ];
  });
}

export function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
