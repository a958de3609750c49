import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfContent {
  readonly pages: readonly string[];
  readonly outline: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly lang: string | null;
  readonly fonts: readonly { readonly name: string; readonly type: string; readonly embedded: boolean }[];
  readonly links: readonly string[];
}

/** What a reader of the file gets: pages as text, outline, fonts, links. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  const task = getDocument({
    data: Uint8Array.from(bytes),
    useSystemFonts: false,
    verbosity: 0,
    fontExtraProperties: true,
  });
  const document = await task.promise;
  const pages: string[] = [];
  const links: string[] = [];
  const fonts = new Map<string, PdfContent['fonts'][number]>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    for (const link of await page.getAnnotations())
      if (typeof link.unsafeUrl === 'string') links.push(link.unsafeUrl);
    for (const font of await fontsOf(page)) fonts.set(`${font.name} ${font.type}`, font);
  }
  const outline = flatten((await document.getOutline()) ?? []);
  const { info } = await document.getMetadata();
  const content = {
    pages,
    outline,
    links,
    fonts: [...fonts.values()],
    info: Object.fromEntries(Object.entries(info)),
    lang: 'Language' in info && typeof info.Language === 'string' ? info.Language : null,
  };
  await task.destroy();
  return content;
}

async function fontsOf(page: PDFPageProxy): Promise<PdfContent['fonts'][number][]> {
  const list = await page.getOperatorList();
  const names = new Set<string>();
  list.argsArray.forEach((args: unknown) => {
    if (Array.isArray(args) && typeof args[0] === 'string' && /_f\d+$/.test(args[0])) names.add(args[0]);
  });
  return [...names].map((name) => {
    const font = page.commonObjs.get(name);
    return {
      name: font.name,
      type: font.type,
      embedded: font.missingFile !== true && font.data !== undefined,
    };
  });
}

interface Entry {
  readonly title: string;
  readonly items: readonly Entry[];
}

function flatten(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => [entry.title, ...flatten(entry.items)]);
}
