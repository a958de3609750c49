import type { ClaimCheck } from '../compute/claim-check.ts';
import type { ViewContext } from './context.ts';
import { figureText } from './sources.ts';
import type { ClaimView } from './table.ts';
import { allOf } from './text.ts';

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

/**
 * How many of the numbers in the prose agree with the figures, are out of date or say of which figure they are at
 * all; empty when the prose has none.
 */
export function claimsSummary({ t, claims, outcome }: ViewContext): string {
  const numbers = outcome.coverage?.numbers ?? claims.length;
  const verified = claims.filter((check) => check.state === 'verified').length;
  if (numbers === 0) return '';
  if (verified === numbers) {
    return t(
      `正文中的 ${numbers} 个数字都已与数据核对`,
      numbers === 1
        ? 'The number in the text is verified'
        : `${allOf(numbers)} numbers in the text are verified`,
    );
  }
  const stale = claims.length - verified;
  const unbound = numbers - claims.length;
  const rest = [
    stale === 0 ? '' : t(`${stale} 个与数据不符`, `${stale} out of date`),
    unbound === 0 ? '' : t(`${unbound} 个没有标明出处`, `${unbound} without a source`),
  ].filter((part) => part !== '');
  return t(
    `正文中有 ${numbers} 个数字，${verified} 个已与数据核对，${rest.join('，')}`,
    `${numbers} numbers in the text, ${verified} verified, ${rest.join(', ')}`,
  );
}
