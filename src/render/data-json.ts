import type { PlanOutcome } from '../compute/analysis.ts';
import { everyFigure } from '../compute/every-figure.ts';
import type { Figure, FigureId, FigureValue, Input } from '../compute/figure.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { historyAsOf } from '../history/as-of.ts';
import type { PlanHistory } from '../history/history.ts';
import { addressKey } from '../language/address.ts';
import { formulas } from '../language/formulas.ts';
import { isoOfDay } from '../model/calendar.ts';
import { type FiscalStart, periodKey } from '../model/period.ts';
import { toNumber } from '../model/rational.ts';
import type { Span } from '../model/source.ts';
import schema from './data.schema.json' with { type: 'json' };
import { fraction } from './fraction.ts';
import { historyData } from './history-json.ts';
import { judgementData } from './judgement-json.ts';

/**
 * Every figure of a plan with its provenance, and its findings, as JSON: sorted by address, keys in a fixed order, so
 * that the same plan gives the same bytes. Numbers are in base units, as a decimal and exactly as a fraction. The
 * history is told as far as the report's day allows, and left out where git knows none.
 */
export function dataJson(
  outcome: PlanOutcome,
  fiscal: FiscalStart,
  history: PlanHistory | null = null,
): string {
  const { analysis } = outcome;
  const told = analysis === null ? history : historyAsOf(history, analysis);
  const claimed = outcome.claims.flatMap(({ figure }) => figure ?? []);
  const key = (id: FigureId) => addressKey(id, fiscal);
  const figures = analysis === null ? [] : [...everyFigure(analysis.figures, claimed, key).values()];
  const entries = figures
    .map((figure) => figureData(figure, fiscal))
    .toSorted((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  const data = {
    $schema: schema.$id,
    version: 1,
    plan: outcome.id,
    title: outcome.title,
    lang: outcome.lang,
    file: outcome.file,
    asOf: analysis === null ? null : isoOfDay(analysis.asOf),
    period: analysis === null ? null : periodKey(analysis.plan.frontmatter.period, fiscal),
    formulas: formulaWords(figures),
    figures: entries,
    claims: outcome.claims.map((check) => ({
      text: check.claim.text,
      address: check.claim.address,
      figure: check.figure === null ? null : key(check.figure.id),
      state: check.state,
      expected: check.expected,
      at: place(check.claim.at),
    })),
    judgements: analysis === null ? null : judgementData(analysis, fiscal),
    findings: outcome.diagnostics.map(findingData),
    ...(told === null ? {} : { history: historyData(told) }),
  };
  return byLines(data);
}

/** The words of every formula that is used, once. */
function formulaWords(figures: readonly Figure[]) {
  const used = new Set(figures.flatMap((figure) => figure.formula?.id ?? []));
  return Object.fromEntries([...used].toSorted().map((id) => [id, formulas[id]]));
}

/** A line for each entry, so that two versions can be compared line by line and the file stays small. */
function byLines(data: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(data).map(([key, value]) => {
    const many = Array.isArray(value) && value.length > 0;
    const text = many
      ? `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`
      : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function figureData(figure: Figure, fiscal: FiscalStart) {
  return {
    address: addressKey(figure.id, fiscal),
    ...valueData(figure.value),
    formula: figure.formula === null ? null : { id: figure.formula.id, args: figure.formula.args ?? {} },
    inputs: figure.inputs.map((input) => inputData(input, fiscal)),
    at: figure.at === null ? null : place(figure.at),
  };
}

function valueData(value: FigureValue) {
  switch (value.state) {
    case 'number':
      return {
        value: toNumber(value.value),
        exact: fraction(value.value),
        unit: value.unit.label,
        base: value.unit.base,
        scale: toNumber(value.unit.scale),
      };
    case 'day':
      return { value: isoOfDay(value.day) };
    case 'light':
      return { value: value.light };
    case 'missing':
      return { value: null, missing: value.reason };
  }
}

function inputData(input: Input, fiscal: FiscalStart) {
  return input.kind === 'cell'
    ? { cell: input.text, at: place(input.at) }
    : { figure: addressKey(input.id, fiscal) };
}

function findingData(diagnostic: Diagnostic) {
  const { code, severity, blocking, message, at } = diagnostic;
  return {
    code,
    severity,
    blocking,
    at: place(at),
    about: diagnostic.about ?? null,
    what: message.what,
    why: message.why ?? null,
    fix: message.fix ?? null,
    waived: diagnostic.waived ?? null,
  };
}

function place(at: Span) {
  return { file: at.file, line: at.line, column: at.column };
}
