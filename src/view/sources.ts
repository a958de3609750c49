import type { Analysis } from '../compute/analysis.ts';
import type { Figure, FigureId, FigureValue, Input, Light, MissingReason } from '../compute/figure.ts';
import type { SplitAnalysis } from '../compute/split-analysis.ts';
import { formatAddress } from '../language/address.ts';
import { formatDay, formatPercent, formatPeriod, formatQuantity, NONE } from '../language/format.ts';
import { formulas } from '../language/formulas.ts';
import { type MeasureId, measures } from '../language/measures.ts';
import { PERCENT } from '../language/units.ts';
import { type Lang, say, type Words } from '../language/words.ts';
import type { FiscalStart, Period } from '../model/period.ts';
import type { SourceView } from './page.ts';

/**
 * Collects the figures a page shows, in the order in which it shows them, and gives each an anchor. Those that the
 * text, the summary and the key figures speak of are cited: the appendix lists them. Those of tables are only shown:
 * on the screen their record opens at the number, on paper their table says enough. A figure without a value has no
 * record: there is no number whose origin anybody would ask for.
 */
export interface SourceBook {
  /** The anchor of a figure, or '' when there is no such figure or it has no value. */
  cite(id: FigureId): string;
  show(id: FigureId): string;
  cited(): readonly SourceView[];
  shown(): readonly SourceView[];
}

export function sourceBook(analysis: Analysis, lang: Lang, fiscal: FiscalStart): SourceBook {
  const known = new Map<Figure, { readonly view: SourceView; cited: boolean }>();
  const record = (id: FigureId, cited: boolean): string => {
    const figure = analysis.figures.at(id);
    if (figure === null || figure.value.state === 'missing') return '';
    const entry = known.get(figure) ?? {
      view: sourceView(figure, analysis, `f${known.size + 1}`, lang, fiscal),
      cited,
    };
    known.set(figure, { ...entry, cited: entry.cited || cited });
    return entry.view.anchor;
  };
  const views = (cited: boolean) =>
    [...known.values()].filter((it) => it.cited === cited).map(({ view }) => view);
  return {
    cite: (id) => record(id, true),
    show: (id) => record(id, false),
    cited: () => views(true),
    shown: () => views(false),
  };
}

export function goalFigure(goal: string, measure: MeasureId, period: Period | null = null): FigureId {
  return { subject: goal, dimension: null, member: null, period, measure };
}

/** A figure of a part of a goal: of a member of one of its splits. */
export function memberFigure(
  { split }: SplitAnalysis,
  member: string,
  measure: MeasureId,
  period: Period | null = null,
): FigureId {
  return { subject: split.goal, dimension: split.dimension, member, period, measure };
}

function sourceView(
  figure: Figure,
  analysis: Analysis,
  anchor: string,
  lang: Lang,
  fiscal: FiscalStart,
): SourceView {
  return {
    anchor,
    address: formatAddress(figure.id, lang, fiscal),
    name: figureName(figure.id, lang, fiscal),
    value: figureText(figure.value, lang),
    formula: formulaText(figure, lang),
    inputs: figure.inputs.map((input) => inputText(input, figure.id, analysis, lang, fiscal)),
  };
}

/** How a figure is called: `销售总额 2026 年第三季度 目标`. */
function figureName(id: FigureId, lang: Lang, fiscal: FiscalStart): string {
  const parts = [
    id.subject,
    id.member,
    id.period === null ? null : formatPeriod(id.period, lang, fiscal),
    measureWords(id.measure, lang),
  ];
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

/** A measure as it is read: `actual to date`, which is written `ytd-actual` in an address. */
function measureWords(id: MeasureId, lang: Lang): string {
  const label = say(measures[id].label, lang);
  return lang === 'en' ? label.replaceAll('-', ' ').replace(/^ytd (.+)$/, '$1 to date') : label;
}

function formulaText(figure: Figure, lang: Lang): string {
  if (figure.formula === null) return lang === 'en' ? 'as filled in' : '计划中填写';
  const { id, args = {} } = figure.formula;
  return say(formulas[id], lang).replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole);
}

/** What a figure was made from; the name of the thing it shares with the figure is not said again. */
function inputText(input: Input, of: FigureId, analysis: Analysis, lang: Lang, fiscal: FiscalStart): string {
  if (input.kind === 'cell') {
    const place = `${input.at.file}:${input.at.line}`;
    return input.text === '' ? place : `“${input.text}” ${place}`;
  }
  const figure = analysis.figures.at(input.id);
  const own = input.id.subject === of.subject && input.id.member === of.member;
  const name = figureName(own ? { ...input.id, subject: '', member: null } : input.id, lang, fiscal);
  return figure === null ? name : `${name} = ${figureText(figure.value, lang)}`;
}

export function figureText(value: FigureValue, lang: Lang): string {
  switch (value.state) {
    case 'number':
      return value.unit.family === 'ratio' && value.unit.label.zh === PERCENT.label.zh
        ? formatPercent(value.value, { atMost: 2 })
        : formatQuantity({ value: value.value, unit: value.unit }, lang);
    case 'day':
      return formatDay(value.day, lang);
    case 'light':
      return say(lightNames[value.light], lang);
    case 'missing':
      return lang === 'en'
        ? `${NONE} (${say(missingWords[value.reason], lang)})`
        : `${NONE}（${say(missingWords[value.reason], lang)}）`;
  }
}

const lightNames: { readonly [L in Light]: Words } = {
  green: { zh: '绿灯', en: 'green' },
  yellow: { zh: '黄灯', en: 'yellow' },
  red: { zh: '红灯', en: 'red' },
  grey: { zh: '无数据', en: 'no data' },
};

export const missingWords: { readonly [R in MissingReason]: Words } = {
  'no-target': { zh: '没有目标', en: 'no target' },
  'no-baseline': { zh: '没有基线', en: 'no baseline' },
  'no-actual': { zh: '没有实际值', en: 'no actual' },
  'not-closed': { zh: '尚未结束', en: 'not closed yet' },
  'over-zero': { zh: '除数为零', en: 'divided by zero' },
  'target-not-positive': { zh: '目标不为正', en: 'target not positive' },
  'ratio-does-not-add': { zh: '比率不能相加', en: 'ratios do not add' },
  'no-weights': { zh: '没有权重', en: 'no weights' },
  'no-data': { zh: '没有数据', en: 'no data' },
};
