import type { Frontmatter } from '../decode/plan.ts';
import { formatDay, formatPeriod } from '../language/format.ts';
import { say, type Words } from '../language/words.ts';
import type { ViewContext } from './context.ts';
import { lastChangedFact } from './history.ts';
import type { PageLinks, PlanHeader } from './page.ts';

const statusWords: { readonly [S in Frontmatter['status']]: Words } = {
  draft: { zh: '草案', en: 'Draft' },
  approved: { zh: '已批准', en: 'Approved' },
  closed: { zh: '已结束', en: 'Closed' },
};

export function header(context: ViewContext): PlanHeader {
  const { t, lang, fiscal, analysis } = context;
  const { frontmatter } = analysis.plan;
  const period = formatPeriod(frontmatter.period, lang, fiscal);
  const asOf = formatDay(analysis.asOf, lang);
  const owner = frontmatter.owner ?? '';
  return {
    title: frontmatter.title,
    period,
    owner,
    asOf,
    facts: [
      { label: t('期间', 'Period'), value: period },
      ...(owner === '' ? [] : [{ label: t('负责人', 'Owner'), value: owner }]),
      { label: t('状态', 'Status'), value: say(statusWords[frontmatter.status], lang) },
      { label: t('数据截至', 'As of'), value: asOf },
      ...lastChangedFact(context),
    ],
  };
}

/** Links lead only to pages that are published. */
export function links(context: ViewContext): PageLinks {
  const { analysis, portfolio, config } = context;
  const { id, frontmatter } = analysis.plan;
  const parent = portfolio.plans.find((it) => it.plan.id === frontmatter.parent);
  const children = portfolio.plans.filter((it) => it.plan.frontmatter.parent === id);
  const link = (other: typeof analysis) => ({
    text: other.plan.frontmatter.title,
    href: `../${encodeURIComponent(other.plan.id)}/index.html`,
  });
  return {
    index: '../index.html',
    pdf: config.output.pdf ? `${encodeURIComponent(id)}.pdf` : '',
    brief: config.output.pdf ? `${encodeURIComponent(id)}-brief.pdf` : '',
    data: 'data.json',
    workbook: `${encodeURIComponent(id)}.xlsx`,
    parent: parent === undefined ? null : link(parent),
    children: children.map(link),
  };
}
