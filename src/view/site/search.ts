import type { RootContent } from 'mdast';
import type { Analysis } from '../../compute/analysis.ts';
import { catalogue } from '../../diagnostics/catalogue.ts';
import { formatDay } from '../../language/format.ts';
import { kinds, steps } from '../../language/vocabulary.ts';
import { say } from '../../language/words.ts';
import type { RawTable, Section } from '../../parse/document.ts';
import { brandView } from '../context.ts';
import { findingView } from '../findings.ts';
import { ownerLink, planLink, type SiteContext } from './context.ts';
import type { SearchGroup, SearchItem, SearchPage } from './page.ts';

/** Longer pieces of text are searched, and shown, up to here. */
const LONGEST = 2000;
/**
 * So much text, in characters, keeps the page quick to open: some two hundred plans whole. With more of them each
 * plan gives the names of its rows and the beginnings of its paragraphs, section by section, within its share.
 */
export const ROOM = 1_200_000;
/** What the markup of a piece weighs beside its text. */
const MARKUP = 110;

/**
 * All that the plans say, piece by piece with the place on the page where it stands: the prose paragraph by
 * paragraph, the tables row by row, what the check found, and who is who. It reads as a directory without a script.
 */
export function viewSearch(context: SiteContext): SearchPage {
  const { t, lang, asOf, config } = context;
  const whole = context.portfolio.plans.map((it) => planGroup(it, context));
  const share = Math.floor(ROOM / Math.max(1, whole.length));
  const fits = whole.reduce((sum, group) => sum + weightOf(group), 0) <= ROOM;
  const plans = fits
    ? whole
    : whole.map((group) => (weightOf(group) <= share ? group : shortened(group, share)));
  const groups = [...plans, ...peopleGroup(context)];
  const pieces = groups.reduce((sum, group) => sum + group.items.length, 0);
  return {
    kind: 'search',
    path: 'search/index.html',
    lang,
    brand: brandView(config),
    title: t('搜索', 'Search'),
    asOf: formatDay(asOf, lang),
    headline: fits
      ? t(
          `${context.portfolio.plans.length} 份计划，共 ${pieces} 段文字和表格行`,
          `${pieces} paragraphs and table rows of ${context.portfolio.plans.length} plans`,
        )
      : t(
          `${context.portfolio.plans.length} 份计划；为了打开得快，每份只收各节的要点`,
          `${context.portfolio.plans.length} plans; so that the page opens quickly, with the gist of each section only`,
        ),
    groups,
  };
}

function weightOf({ items }: SearchGroup): number {
  return items.reduce(
    (sum, { title, where, text }) => sum + MARKUP + title.length + where.length + text.length,
    0,
  );
}

/** One piece for each place on the page: what its rows are called first, then its prose, as far as the room goes. */
function shortened({ items, ...group }: SearchGroup, room: number): SearchGroup {
  const places = new Map<string, SearchItem[]>();
  for (const item of items) places.set(item.href, [...(places.get(item.href) ?? []), item]);
  const each = Math.max(40, Math.floor(room / Math.max(1, places.size)) - MARKUP);
  const merged = [...places.values()].flatMap(([first, ...rest]): SearchItem[] => {
    if (first === undefined) return [];
    const all = [first, ...rest];
    const names = all.flatMap(({ title, where }) => (where === '' ? [] : [title]));
    const texts = all.flatMap(({ where, text }) => (where === '' ? [text] : []));
    const title = first.where === '' ? first.title : first.where;
    const text = [...new Set(names), ...texts].filter((part) => part !== '').join(' · ');
    return [{ title, where: '', href: first.href, text: text.slice(0, each) }];
  });
  return { ...group, items: merged };
}

function planGroup(analysis: Analysis, context: SiteContext): SearchGroup {
  const { plan } = analysis;
  const { title, lang, owner } = plan.frontmatter;
  const self: SearchItem = { title, where: '', href: planLink(plan.id, context).href, text: owner ?? '' };
  const written = plan.document.sections.flatMap((section, i) => sectionItems(section, i, analysis, context));
  const attached = plan.document.attached.flatMap((table) => attachedItems(table, analysis, context));
  const diagnostics = context.outcomes.find((it) => it.id === plan.id)?.diagnostics ?? [];
  const findings = diagnostics.map((it) => ({
    title: say(catalogue[it.code].title, lang),
    where: context.t('检查发现', 'Finding'),
    href: `rules/index.html#${it.code}`,
    text: findingView(it, lang).what,
  }));
  return { title, lang, items: [self, ...written, ...attached, ...findings] };
}

function peopleGroup(context: SiteContext): readonly SearchGroup[] {
  const items = [...context.folders.keys()].map((name) => ({
    title: name,
    where: '',
    href: ownerLink(name, context).href,
    text: context.config.people.find((person) => person.name === name)?.team ?? '',
  }));
  return items.length === 0 ? [] : [{ title: context.t('人员', 'People'), lang: context.lang, items }];
}

function sectionItems(
  section: Section,
  index: number,
  analysis: Analysis,
  context: SiteContext,
): SearchItem[] {
  const { step, heading, blocks } = section;
  const title = heading?.text ?? analysis.plan.frontmatter.title;
  const anchor = step !== null ? `step-${step}` : heading === null ? '' : `section-${index}`;
  const { href } = planLink(analysis.plan.id, context, anchor);
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return rowItems(block.table, title, href);
    const text = textOf(block.node);
    return text === '' ? [] : [{ title, where: '', href, text }];
  });
}

function attachedItems(table: RawTable, analysis: Analysis, context: SiteContext): SearchItem[] {
  const kind = analysis.plan.tables.get(table.id)?.kind;
  if (kind === undefined) return [];
  const step = kind === 'tasks' ? 4 : kinds[kind].steps[0];
  const label = steps.find((it) => it.number === step)?.label;
  const title = label === undefined ? '' : say(label, analysis.plan.frontmatter.lang);
  const { href } = planLink(analysis.plan.id, context, `step-${step}`);
  return rowItems(table, title, href);
}

/** A row is called by its first cell; the others follow with their headings. */
function rowItems(table: RawTable, where: string, href: string): SearchItem[] {
  return table.rows.map((row) => {
    const [name = '', ...rest] = row.map((cell) => cell.text.replaceAll('\n', ' ').trim());
    const cells = rest.flatMap((text, i) =>
      text === '' ? [] : [`${table.head[i + 1]?.text ?? ''} ${text}`.trim()],
    );
    return {
      title: name === '' ? where : name,
      where: name === '' ? '' : where,
      href,
      text: cells.join(' · ').slice(0, LONGEST),
    };
  });
}

/** Plain text of prose; what is hidden in it (definitions of links) is not text. */
function textOf(node: RootContent): string {
  return plain(node).replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

function plain(node: RootContent): string {
  if (node.type === 'definition' || node.type === 'html') return '';
  if ('value' in node) return node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node)) return '';
  const apart = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote' ? ' ' : '';
  return node.children.map(plain).join(apart);
}
