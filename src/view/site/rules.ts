import { catalogue } from '../../diagnostics/catalogue.ts';
import type { Severity } from '../../diagnostics/define.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { formatDay } from '../../language/format.ts';
import { say } from '../../language/words.ts';
import { brandView } from '../context.ts';
import { countText, findingView } from '../findings.ts';
import { planLink, type SiteContext } from './context.ts';
import type { Filter, OccurrenceView, RulesPage, RuleView } from './page.ts';

interface Found {
  readonly diagnostic: Diagnostic;
  /** null: of the config. */
  readonly plan: string | null;
}

/** So many places are shown at once; one more is not worth folding. */
const MANY = 6;

const order: readonly Severity[] = ['error', 'warning', 'note'];

/** Every kind of finding that occurs, gravest first: what it means, what to do, and where. */
export function viewRules(context: SiteContext): RulesPage {
  const { t, lang, asOf, config } = context;
  const rules = byCode(context)
    .map((found) => ruleView(found, context))
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || total(b) - total(a));
  const all = [...context.diagnostics, ...context.outcomes.flatMap((it) => it.diagnostics)];
  const count = countText(all, lang);
  return {
    kind: 'rules',
    path: 'rules/index.html',
    lang,
    brand: brandView(config),
    title: t('检查发现', 'What the check found'),
    asOf: formatDay(asOf, lang),
    headline:
      count === ''
        ? t('没有需要处理的问题', 'Nothing needs attention')
        : t(
            `${count}，涉及 ${rules.length} 条规则`,
            `${count}, from ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`,
          ),
    filters: filters(rules, context),
    rules,
  };
}

function total({ first, rest }: RuleView): number {
  return first.length + rest.length;
}

function byCode({ outcomes, diagnostics }: SiteContext): readonly (readonly [Found, ...Found[]])[] {
  const found: Found[] = [
    ...diagnostics.map((diagnostic) => ({ diagnostic, plan: null })),
    ...outcomes.flatMap((it) => it.diagnostics.map((diagnostic) => ({ diagnostic, plan: it.id }))),
  ];
  const groups = new Map<string, [Found, ...Found[]]>();
  for (const one of found) {
    const known = groups.get(one.diagnostic.code);
    if (known === undefined) groups.set(one.diagnostic.code, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

/** Those that were waived are told apart, as they are not counted above. */
function timesText(items: readonly OccurrenceView[], { t }: SiteContext): string {
  const waived = items.filter((it) => it.waived !== '').length;
  const open = items.length - waived;
  const times = t(`${open} 处`, open === 1 ? 'once' : `${open} times`);
  if (waived === 0) return times;
  const apart = t(`${waived} 处已豁免`, `${waived} waived`);
  return open === 0 ? apart : t(`${times}，${apart}`, `${times}, ${apart}`);
}

function ruleView(found: readonly [Found, ...Found[]], context: SiteContext): RuleView {
  const { t, lang } = context;
  const [{ diagnostic }] = found;
  const items = found.map((one) => occurrence(one, context));
  const severity = order.find((it) => found.some((one) => one.diagnostic.severity === it)) ?? 'note';
  const [first] = items;
  const same = (key: 'why' | 'fix') =>
    first !== undefined && items.length > 1 && items.every((it) => it[key] === first[key]);
  const [why, fix] = [same('why') ? (first?.why ?? '') : '', same('fix') ? (first?.fix ?? '') : ''];
  const told = items.map((it) => ({ ...it, why: why === '' ? it.why : '', fix: fix === '' ? it.fix : '' }));
  return {
    code: diagnostic.code,
    title: say(catalogue[diagnostic.code].title, lang),
    severity,
    severityWord: findingView({ ...diagnostic, severity }, lang).severityWord,
    count: timesText(items, context),
    why,
    fix,
    first: told.slice(0, MANY),
    rest: told.slice(MANY),
    restTitle: t(`还有 ${told.length - MANY} 处`, `${told.length - MANY} more`),
  };
}

function occurrence({ diagnostic, plan }: Found, context: SiteContext): OccurrenceView {
  const view = findingView(diagnostic, context.lang);
  const { what, why, fix, place } = view;
  return { what, why, fix, place, waived: view.reason, plan: plan === null ? null : planLink(plan, context) };
}

function filters(rules: readonly RuleView[], context: SiteContext): readonly Filter[] {
  const { t } = context;
  const severities = new Map(rules.map((rule) => [rule.severity, rule.severityWord]));
  const plans = new Set(
    rules.flatMap(({ first, rest }) => [...first, ...rest].flatMap((it) => it.plan?.text ?? [])),
  );
  return [
    {
      name: 'severity',
      label: t('程度', 'Severity'),
      options: [...severities].map(([value, text]) => ({ value, text })),
    },
    {
      name: 'plan',
      label: t('计划', 'Plan'),
      options: [...plans].map((value) => ({ value, text: value })),
    },
  ].filter((filter) => filter.options.length > 1);
}
