import type { ClaimCheck } from '../compute/analysis.ts';
import type { ViewContext } from './context.ts';
import { figureText } from './sources.ts';
import type { ClaimView } from './table.ts';

/** Every claim of the plan by `address text`: whether it agrees, and the anchor of its figure's record. */
export function claimViews(context: ViewContext): ReadonlyMap<string, ClaimView> {
  const views = new Map<string, ClaimView>();
  for (const check of context.claims) {
    const view = claimView(check, context);
    if (view !== null) views.set(`${check.claim.address.replace(/^#/, '')} ${check.claim.text}`, view);
  }
  return views;
}

function claimView(check: ClaimCheck, context: ViewContext): ClaimView | null {
  const { t, lang } = context;
  if (check.figure === null) return null;
  const source = context.sources.cite(check.figure.id);
  const value = figureText(check.figure.value, lang);
  return check.state === 'verified'
    ? { state: 'verified', note: t(`已核对：${value}`, `verified: ${value}`), source }
    : {
        state: 'stale',
        note: t(`与数字不符，现为 ${check.expected ?? value}`, `out of date, now ${check.expected ?? value}`),
        source,
      };
}

/** How much of the prose is verified, in a sentence; empty when it claims nothing. */
export function claimsSummary(context: ViewContext): string {
  const { t, claims } = context;
  if (claims.length === 0) return '';
  const verified = claims.filter((check) => check.state === 'verified').length;
  return verified === claims.length
    ? t(
        `正文中的 ${claims.length} 个数字都与数据一致`,
        `All ${claims.length} numbers in the text agree with the figures`,
      )
    : t(
        `正文中的 ${claims.length} 个数字，${verified} 个与数据一致，${claims.length - verified} 个已过期`,
        `Of ${claims.length} numbers in the text, ${verified} agree with the figures and ${claims.length - verified} are out of date`,
      );
}
