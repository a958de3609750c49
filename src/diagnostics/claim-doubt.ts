import { formatPeriod } from '../language/format.ts';
import type { Lang, Words } from '../language/words.ts';
import type { FiscalStart, Period } from '../model/period.ts';
import { listed } from './phrases.ts';

/** Why the figure of today may be none to write down: it came to nothing, or ended periods lack the actual it needs. */
export type ClaimDoubt =
  | { readonly kind: 'zero' }
  | { readonly kind: 'gap'; readonly missing: readonly MissingActual[] };

/** Ended periods of a goal, or of a member of it (`goal/member`), that have no actual. */
export interface MissingActual {
  readonly thing: string;
  readonly periods: readonly Period[];
}

/** What is to be done about a number that differs: write today's, unless today's may be wrong. */
export function withDoubt(doubt: ClaimDoubt | null, address: string, fine: string, fiscal: FiscalStart) {
  const why = { zh: `${address} 算出来是 ${fine}`, en: `${address} comes to ${fine}` };
  switch (doubt?.kind) {
    case undefined:
      return {
        why,
        fix: {
          zh: '改成现在的数字；运行 sixfold fix 可以一次改完',
          en: 'Write the number of today; `sixfold fix` rewrites them all',
        },
      };
    case 'zero':
      return {
        why,
        fix: {
          zh: '核对数据；确实是零，请自己改，sixfold fix 不会把正文改成零',
          en: 'Check the data; if it really is nothing write so yourself: `sixfold fix` writes no zero into the prose',
        },
      };
    case 'gap': {
      const missing = missingActualsIn(doubt.missing, fiscal);
      return {
        why: {
          zh: `${why.zh}，但缺${missing.zh}的实际数`,
          en: `${why.en}, but lacks the actual of ${missing.en}`,
        },
        fix: {
          zh: '先补上实际数；确实没有，就在 waive 里豁免 actual-missing 并写明理由，sixfold fix 才会改',
          en: 'Add the actual first; if there will be none waive actual-missing with the reason, and `sixfold fix` rewrites the number',
        },
      };
    }
  }
}

/** `销售总额 2026 年 5 月`, several joined. */
export function missingActualsIn(missing: readonly MissingActual[], fiscal: FiscalStart): Words {
  const named = (lang: Lang) =>
    missing.map(({ thing, periods }) => {
      const names = listed(
        periods.map((it) => formatPeriod(it, lang, fiscal)),
        6,
      );
      return lang === 'en' ? `${thing} in ${names.en}` : `“${thing}”${names.zh}`;
    });
  return { zh: listed(named('zh-CN'), 3).zh, en: listed(named('en'), 3).en };
}
