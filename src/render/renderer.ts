import Handlebars from 'handlebars';
import type { Lang } from '../language/words.ts';
import type { Link, PlanPage, SourceView } from '../view/page.ts';
import type { IndexPage } from '../view/site/front-page.ts';
import type { SitePage } from '../view/site/page.ts';
import { type ChartRenderer, createChartRenderer } from './chart.ts';
import { type Asking, chartContext, MUTE, planContext, tableContext } from './context.ts';
import { findingGroups } from './finding-groups.ts';
import { frameOf, readScripts, scriptText } from './frame.ts';
import { type InterfaceWords, proseWords, readWords, wordOf } from './interface-words.ts';
import { locator } from './located.ts';
import {
  boardContext,
  boardSummary,
  type Edition,
  inOrderOf,
  type Paper,
  printContext,
  runningTitle,
} from './print.ts';
import { unbroken } from './unbroken.ts';

/**
 * Pages as finished, self-contained HTML: styles inlined, pictures drawn, nothing fetched. Lists and the search have a
 * script of ours that the policy of the page names by its hash; plans have none.
 */
export interface Renderer {
  planPage(page: PlanPage): Promise<string>;
  indexPage(page: IndexPage): Promise<string>;
  /** One of the other pages that span plans. */
  sitePage(page: SitePage): Promise<string>;
  /** The same plan for paper, whole or on one page; the printer makes the PDF from it. */
  printPage(page: PlanPage, edition?: Edition, paper?: Paper): Promise<string>;
  /** The same plan for a spreadsheet: the bytes of an `.xlsx` file. */
  workbook(page: PlanPage): Promise<Uint8Array>;
  /** All plans for paper: a summary, then one page of each. */
  portfolioPrint(index: IndexPage, plans: readonly PlanPage[], paper?: Paper): Promise<string>;
}

export interface RendererOptions {
  /** Hears what the chart compiler complains about; the tests throw here. */
  readonly warn?: (message: string) => void;
}

/** `templates` holds the files below `templates/` by their path in it. Everything is compiled once, here. */
export async function createRenderer(
  templates: ReadonlyMap<string, string>,
  options: RendererOptions = {},
): Promise<Renderer> {
  const pages = compileTemplates(templates);
  const charts = await chartRenderer(templates, options);
  const scripts = await readScripts(templates);
  const script = (name: string) => scripts.get(name) ?? null;
  const words: { readonly [L in Lang]: InterfaceWords } = {
    'zh-CN': readWords(textOf(templates, 'words/zh-CN.yaml')),
    en: readWords(textOf(templates, 'words/en.yaml')),
  };
  return {
    async planPage(page) {
      const own = words[page.lang];
      const ask = asking('open', [...page.sources, ...page.shownSources]);
      const sizes = ['wide', 'narrow'] as const;
      const context = await planContext(page, { charts, sizes, words: proseWords(own), ask });
      return pages('pages/plan', {
        page: context,
        words: own,
        title: `${page.header.title} · ${page.brand.name}`,
        ...frameOf('plan/index.html', own, null),
      });
    },
    async printPage(page, edition = 'full', paper = 'A4') {
      const own = words[page.lang];
      const titles = { findings: wordOf(own, 'findings'), sources: wordOf(own, 'sources') };
      const ask = edition === 'full' ? asking('link', page.sources) : MUTE;
      const options = { charts, sizes: ['paper'], words: proseWords(own), ask } as const;
      const context = await printContext(onPaper(page), edition, titles, options);
      const foot = `${page.brand.name} · ${wordOf(own, 'asOf')} ${page.header.asOf}`;
      const name = edition === 'brief' ? 'pages/brief' : 'pages/print';
      const { title } = page.header;
      const running = { runningTitle: runningTitle(title), runningFoot: foot };
      return pages(name, { page: context, words: own, title, ...running, paper });
    },
    async workbook(page) {
      const { workbook } = await import('./workbook.ts');
      return workbook(page, words[page.lang]);
    },
    async portfolioPrint(index, plans, paper = 'A4') {
      const own = words[index.lang];
      const rollUps = index.rollUps.map((table) => tableContext(table, proseWords(own)));
      const shown = await Promise.all(
        inOrderOf(index, plans).map(async (plan) => {
          const theirs = words[plan.lang];
          const options = { charts, sizes: ['paper'], words: proseWords(theirs), ask: MUTE } as const;
          return { page: await boardContext(onPaper(plan), options), words: theirs };
        }),
      );
      return pages('pages/portfolio', {
        page: {
          ...index,
          headline: unbroken(index.headline),
          ...boardSummary(index, plans),
          rollUps,
          plans: shown,
        },
        words: own,
        title: index.title,
        runningTitle: runningTitle(index.title),
        runningFoot: `${index.brand.name} · ${wordOf(own, 'asOf')} ${index.asOf}`,
        paper,
      });
    },
    async indexPage(page) {
      const own = words[page.lang];
      const rollUps = page.rollUps.map((table) => tableContext(table, proseWords(own)));
      const options = { charts, sizes: ['wide', 'narrow'], words: proseWords(own), ask: MUTE } as const;
      const map = page.map === null ? null : await chartContext(page.map, options);
      const rows = page.rows.map((row) => ({ ...row, findings: unbroken(row.findings) }));
      return pages('pages/index', {
        page: {
          ...page,
          headline: unbroken(page.headline),
          rows,
          map,
          rollUps,
          failed: withGroups(page.failed),
        },
        words: own,
        title: `${page.title} · ${page.brand.name}`,
        ...frameOf('index.html', own, script('list')),
      });
    },
    async sitePage(page) {
      const own = words[page.lang];
      const name = page.kind === 'search' ? 'search' : page.kind === 'person' ? null : 'list';
      return pages(`pages/${page.kind}`, {
        page: { ...page, headline: unbroken(page.headline) },
        words: own,
        title: `${page.title} · ${page.brand.name}`,
        ...frameOf(page.path, own, name === null ? null : script(name)),
      });
    },
  };
}

function withGroups(failed: IndexPage['failed']) {
  return failed.map((plan) => ({ ...plan, findings: findingGroups(plan.findings) }));
}

function asking(way: Asking['way'], sources: readonly SourceView[]): Asking {
  return { way, known: new Set(sources.map(({ anchor }) => anchor)) };
}

/** A file that is sent on its own leads to no page beside it. */
function onPaper(page: PlanPage): PlanPage {
  const bare = (link: Link): Link => ({ ...link, href: '' });
  const { parent, children } = page.links;
  return {
    ...page,
    links: { ...page.links, parent: parent === null ? null : bare(parent), children: children.map(bare) },
  };
}

/** A strict environment of its own: a field that the page does not have fails the build with the template's line. */
function compileTemplates(templates: ReadonlyMap<string, string>): (name: string, context: object) => string {
  const handlebars = Handlebars.create();
  const options = { strict: true, preventIndent: true, knownHelpersOnly: false };
  handlebars.registerHelper('cssText', (value: unknown) => cssText(String(value)));
  const located = locator(templates);
  const pages = new Map<string, Handlebars.TemplateDelegate>();
  for (const [path, text] of templates) {
    const name = path.replace(/\.(hbs|css)$/, '');
    if (path.startsWith('pages/') && path.endsWith('.hbs'))
      pages.set(name, located(path, handlebars.compile(text, options)));
    else if (path.endsWith('.hbs') || path.endsWith('.css'))
      handlebars.registerPartial(name, located(path, handlebars.compile(text, options)));
    else if (/^scripts\/.+\.js$/.test(path)) {
      // As it is, not as a template: its bytes are those of its hash.
      const script = scriptText(text);
      handlebars.registerPartial(path.replace(/\.js$/, ''), () => script);
    }
  }
  return (name, context) => {
    const page = pages.get(name);
    if (page === undefined) throw new Error(`there is no template ${name}.hbs`);
    return page(context);
  };
}

function chartRenderer(
  templates: ReadonlyMap<string, string>,
  options: RendererOptions,
): Promise<ChartRenderer> {
  return createChartRenderer({
    drawing: (kind) => textOf(templates, `charts/${kind}.json`),
    theme: textOf(templates, 'theme/chart.json'),
    ...options,
  });
}

/** Text within a string of a style sheet: everything but letters, digits and spaces as an escape. */
export function cssText(text: string): string {
  return text.replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 32).toString(16)} `,
  );
}

function textOf(templates: ReadonlyMap<string, string>, path: string): string {
  const text = templates.get(path);
  if (text === undefined) throw new Error(`the file templates/${path} is missing`);
  return text;
}
