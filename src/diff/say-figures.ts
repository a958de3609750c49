import type { Constraint } from '../compute/feasibility/feasibility-analysis.ts';
import type { Light } from '../compute/figure.ts';
import type { PlanHistory } from '../history/history.ts';
import { formatPercent, formatPeriodShort, formatQuantity } from '../language/format.ts';
import { PERCENT, type Unit } from '../language/units.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import type { FiscalStart, Period } from '../model/period.ts';
import { compare, ONE } from '../model/rational.ts';
import type { Change, Grain, Moved, Part, Turn } from './change.ts';
import type { Tone } from './line.ts';
import { movedShare, movedText } from './moved.ts';

export interface Voice {
  readonly lang: Lang;
  readonly fiscal: FiscalStart;
  readonly t: (zh: string, en: string) => string;
  /** How the plan's targets came to be; absent where git does not know. */
  readonly history?: PlanHistory | null;
}

/** What a line says, before it is ordered and printed. */
export interface Said {
  readonly lead: string;
  readonly text: string;
  readonly tone?: Tone;
  readonly figure?: { readonly from: string; readonly to: string; readonly by: string };
}

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const MOST_PARTS = 6;

/** Said against the target: a landing that rises with a raised target is no better for it. */
export function sayLanding({ goal, unit, attainment, from, to }: Of<'landing'>, voice: Voice): Said {
  const { t } = voice;
  const lead = t(`${goal}：落地预测`, `${goal}: landing`);
  const said = sayMoved(lead, { from, to }, unit, voice, 'plain');
  const [was, now] = [attainment.from, attainment.to];
  if (was === null || now === null || said.figure === undefined) return said;
  const [reach, before] = [formatPercent(now), formatPercent(was)];
  const by =
    reach === before
      ? t(`仍为目标的 ${reach}`, `still ${reach} of target`)
      : t(`达到目标的 ${reach}，原为 ${before}`, `${reach} of target, was ${before}`);
  const figure = { ...said.figure, by };
  const tone = reach !== before && compare(now, was) < 0 ? 'bad' : 'plain';
  return { ...said, text: arrow(figure, t), tone, figure };
}

export function sayPace({ goal, unit, grain, best, from, to }: Of<'pace'>, voice: Voice): Said {
  const { lang, t } = voice;
  const lead = t(`${goal}：余下每${PER[grain].zh}须完成`, `${goal}: needed per ${PER[grain].en}`);
  const harder = from === null || (to !== null && compare(to, from) > 0);
  const said = sayMoved(lead, { from, to }, unit, voice, harder ? 'bad' : 'good');
  if (best === null || to === null || said.figure === undefined) return said;
  const record = formatQuantity({ value: best, unit }, lang);
  const by = t(`${said.figure.by}；至今最好 ${record}`, `${said.figure.by}; best so far ${record}`);
  return {
    ...said,
    text: `${said.text}${t('；至今最好', '; best so far')} ${record}`,
    figure: { ...said.figure, by },
  };
}

const PER: { readonly [G in Grain]: Words } = {
  month: { zh: '月', en: 'month' },
  quarter: { zh: '季', en: 'quarter' },
  half: { zh: '半年', en: 'half-year' },
  year: { zh: '年', en: 'year' },
};

const COVER: { readonly [K in Constraint['kind']]: Words } = {
  capacity: { zh: '产能保障率', en: 'Capacity cover' },
  funnel: { zh: '线索保障率', en: 'Lead cover' },
  budget: { zh: '预算保障率', en: 'Budget cover' },
  time: { zh: '工期保障率', en: 'Time cover' },
};

export function sayCover({ of, goal, binding, from, to }: Of<'cover'>, { lang, t }: Voice): Said {
  const lead =
    goal === null
      ? say(COVER[of], lang)
      : t(`${goal}：${COVER[of].zh}`, `${goal}: ${COVER[of].en.toLowerCase()}`);
  const short = to !== null && compare(to, ONE) < 0;
  const worse = to === null || (from !== null && compare(to, from) < 0);
  const moved = movedText({ from, to }, PERCENT, lang, 0);
  const notes = [
    ...(moved.by === '' ? [] : [moved.by]),
    ...(short ? [t('低于 100%，做不到', 'below 100%: cannot be done')] : []),
    ...(binding && !short ? [t('最紧的一环', 'the binding constraint')] : []),
  ];
  const figure = { ...moved, by: notes.join(t('，', ', ')) };
  return { lead, text: arrow(figure, t), tone: worse ? 'bad' : 'good', figure };
}

export function sayMoved(
  lead: string,
  { from, to }: Moved,
  unit: Unit,
  { lang, t }: Voice,
  tone: Tone,
): Said {
  const said = movedText({ from, to }, unit, lang);
  const by = [said.by, movedShare({ from, to }, unit)].filter((it) => it !== '').join(t('，', ', '));
  const figure = { ...said, by };
  return { lead, text: arrow(figure, t), tone, figure };
}

export function arrow({ from, to, by }: { from: string; to: string; by: string }, t: Voice['t']): string {
  return by === '' ? `${from} → ${to}` : `${from} → ${to}${t('（', ' (')}${by}${t('）', ')')}`;
}

const LIGHT: { readonly [L in Light]: Words } = {
  green: { zh: '绿灯', en: 'green' },
  yellow: { zh: '黄灯', en: 'yellow' },
  red: { zh: '红灯', en: 'red' },
  grey: { zh: '无数据', en: 'no data' },
};
const ORDER: readonly Light[] = ['grey', 'red', 'yellow', 'green'];

export function sayLight({ goal, member, turns }: Of<'light'>, voice: Voice): Said {
  const { lang, t } = voice;
  const name = member === null ? goal : `${goal}/${member}`;
  const [first] = turns;
  const retargeted = turns.every((it) => it.retargeted);
  const why = retargeted ? t('只因目标变了，实际没变', 'only the target moved, not the actual') : '';
  const better = (it: Turn) => it.from !== 'grey' && ORDER.indexOf(it.to) > ORDER.indexOf(it.from);
  const worse = turns.some((it) => !better(it) && it.to !== 'green');
  const tone = worse ? 'bad' : retargeted || !turns.every(better) ? 'plain' : 'good';
  if (first !== undefined && first.period === null) {
    const figure = { from: say(LIGHT[first.from], lang), to: say(LIGHT[first.to], lang), by: why };
    const said = {
      lead: t(`${name}：累计红绿灯`, `${name}: light to date`),
      text: arrow(figure, t),
      tone,
    } as const;
    return member === null ? { ...said, figure } : said;
  }
  const list = turns.slice(0, MOST_PARTS).map(({ period, from, to }) => {
    const when = period === null ? '' : shortPeriod(period, voice);
    return `${when} ${say(LIGHT[from], lang)} → ${say(LIGHT[to], lang)}`;
  });
  const more = turns.length - list.length;
  const rest = more > 0 ? t(` 等 ${turns.length} 期`, ` and ${more} more`) : '';
  const text = `${list.join(t('、', ', '))}${rest}${why === '' ? '' : `${t('（', ' (')}${why}${t('）', ')')}`}`;
  return { lead: t(`${name} 各期红绿灯`, `${name}, lights by period`), text, tone };
}

export function sayActual({ goal, member, unit, parts }: Of<'actual'>, voice: Voice): Said {
  const { lang, t } = voice;
  const lead = t(
    `实际 ${member === null ? goal : `${goal}/${member}`}`,
    `Actual ${member === null ? goal : `${goal}/${member}`}`,
  );
  const said = (part: Part) => {
    const when = part.period === null ? '' : shortPeriod(part.period, voice);
    const [from, to] = [part.from, part.to].map((value) =>
      value === null ? null : formatQuantity({ value, unit }, lang),
    );
    if (from === null) return t(`${when}新到 ${to}`, `${when} in: ${to}`);
    if (to === null) return t(`${when}撤回（原 ${from}）`, `${when} withdrawn (was ${from})`);
    return t(`${when}改数 ${from} → ${to}`, `${when} restated ${from} → ${to}`);
  };
  return { lead, text: listed(parts, said, t) };
}

export function listed<P>(parts: readonly P[], one: (part: P) => string, t: Voice['t']): string {
  const shown = parts.slice(0, MOST_PARTS).map(one).join(t('、', ', '));
  const more = parts.length - MOST_PARTS;
  return more > 0 ? `${shown}${t(` 等 ${parts.length} 处`, ` and ${more} more`)}` : shown;
}

export function shortPeriod(period: Period, { lang, fiscal }: Voice): string {
  return formatPeriodShort(period, lang, fiscal);
}
