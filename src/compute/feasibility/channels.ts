import type { Plan, Row } from '../../decode/plan.ts';
import { valueOf } from '../../language/cells.ts';
import { sameName } from '../../language/fold.ts';
import { measures } from '../../language/measures.ts';
import { kinds } from '../../language/vocabulary.ts';
import { compareTo } from '../../model/comparison.ts';
import { add, divide, multiply, type Rational, sum, ZERO } from '../../model/rational.ts';
import type { ChannelsAnalysis, FunnelAnalysis } from './feasibility-analysis.ts';
import type { FunnelRows, LeadSupply } from './funnel.ts';
import { nameOf } from './lookup.ts';

type Channel = ChannelsAnalysis['channels'][number];

/** Leads promised by the channels (ruling 10: a share of the leads only splits the need and promises nothing). */
export function leadSupply(plan: Plan): LeadSupply {
  const promised = plan.rows.channels.flatMap((row) => valueOf(row.cells.leads) ?? []);
  return {
    promised: promised.length === 0 ? null : sum(promised),
    costPerLead: averageCost(plan.rows.channels),
  };
}

/**
 * Average cost of a lead: weighted by the promised leads, else by the shares of the need, else plain when all channels
 * that give a cost give the same one. Null when a channel that brings leads gives none.
 */
function averageCost(rows: readonly Row<'channels'>[]): Rational | null {
  const bringing = rows.filter((row) => valueOf(row.cells.leads) ?? valueOf(row.cells.leadShare));
  let [cost, weight] = [ZERO, ZERO];
  for (const row of bringing) {
    const each = costPerLead(row);
    const part = valueOf(row.cells.leads) ?? valueOf(row.cells.leadShare) ?? ZERO;
    if (each === null) return null;
    cost = add(cost, multiply(each, part));
    weight = add(weight, part);
  }
  return divide(cost, weight);
}

function costPerLead(row: Row<'channels'>): Rational | null {
  const written = valueOf(row.cells.costPerLead);
  if (written !== undefined) return written.value;
  const [budget, leads] = [valueOf(row.cells.budget), valueOf(row.cells.leads)];
  return budget === undefined || leads === undefined ? null : divide(budget.value, leads);
}

/** Budget, leads, cost per lead, deals and revenue of every channel; null where the plan does not say enough. */
export function analyseChannels(
  plan: Plan,
  totalBudget: Rational | null,
  funnels: readonly FunnelAnalysis[],
  funnelRows: readonly FunnelRows[],
): ChannelsAnalysis | null {
  if (plan.rows.channels.length === 0) return null;
  const neededLeads = funnels.length === 0 ? null : sum(funnels.map((it) => it.neededLeads));
  const channels = plan.rows.channels.map((row) =>
    channelOf(plan, row, totalBudget, neededLeads, funnelRows.length === 1 ? (funnelRows[0] ?? null) : null),
  );
  const total = (value: (it: Channel) => Rational | null) => {
    const known = channels.flatMap((it) => value(it) ?? []);
    return known.length === 0 ? null : sum(known);
  };
  return {
    channels,
    budget: total((it) => it.budget),
    leads: total((it) => it.leads),
    affordableLeads: total((it) => it.affordableLeads),
    deals: total((it) => it.deals),
    revenue: total((it) => it.revenue),
  };
}

function channelOf(
  plan: Plan,
  row: Row<'channels'>,
  totalBudget: Rational | null,
  neededLeads: Rational | null,
  funnel: FunnelRows | null,
): Channel {
  const share = valueOf(row.cells.budgetShare) ?? null;
  const written = valueOf(row.cells.budget)?.value ?? null;
  const budget = written ?? (share === null || totalBudget === null ? null : multiply(totalBudget, share));
  const leadShare = valueOf(row.cells.leadShare) ?? null;
  const leads =
    valueOf(row.cells.leads) ??
    (leadShare === null || neededLeads === null ? null : multiply(neededLeads, leadShare));
  const cost = costPerLead(row);
  const conversion = valueOf(row.cells.conversion) ?? null;
  const toDeal = conversion === null ? null : multiplyAll(conversion.rate, fromStage(funnel, conversion.at));
  const deals = leads === null || toDeal === null ? null : multiply(leads, toDeal);
  const dealSize = funnel?.dealSize ?? null;
  return {
    row,
    budget,
    budgetShare: share ?? (budget === null || totalBudget === null ? null : divide(budget, totalBudget)),
    leads,
    leadShare,
    costPerLead: cost,
    affordableLeads: budget === null || cost === null ? null : divide(budget, cost),
    deals,
    revenue: deals === null || dealSize === null ? null : multiply(deals, dealSize),
    conversion: conversion?.rate ?? null,
    actualConversion: actualRates(plan, row, conversion?.rate ?? null),
  };
}

/** The conversions from the named stage to the deal; null when the stage or one of its rates is not known. */
function fromStage(funnel: FunnelRows | null, stage: string | null): readonly Rational[] | null {
  if (stage === null) return [];
  const at = funnel?.rows.findIndex((row) => sameName(nameOf(row), stage)) ?? -1;
  if (funnel === null || at === -1) return null;
  const rates = funnel.rows.slice(at, -1).map((row) => valueOf(row.cells.conversion));
  return rates.every((rate) => rate !== undefined) ? rates : null;
}

function multiplyAll(first: Rational, rest: readonly Rational[] | null): Rational | null {
  return rest === null ? null : rest.reduce((product, rate) => multiply(product, rate), first);
}

/** What was measured of the channel's conversion (actuals of `渠道/名称:转化率`), beside the rate the plan counts on. */
function actualRates(
  plan: Plan,
  row: Row<'channels'>,
  planned: Rational | null,
): Channel['actualConversion'] {
  const { reserved } = kinds.channels;
  const named = [measures.conversion.label.zh, measures.conversion.label.en, 'conversion'];
  const rates = plan.actuals.flatMap((actual) => {
    const ofKind = sameName(actual.subject, reserved.zh) || sameName(actual.subject, reserved.en);
    const ofRow = actual.members.some((it) => sameName(it.member, nameOf(row)));
    const ofMeasure = actual.measure !== null && named.some((name) => sameName(name, actual.measure ?? ''));
    if (!ofKind || !ofRow || !ofMeasure) return [];
    const rate = rateOf(actual.value);
    if (rate === null) return [];
    const comparison =
      planned === null
        ? null
        : compareTo(planned, rate, { direction: 'higher', ratio: true, lights: plan.frontmatter.lights });
    return [{ period: actual.period, rate, comparison }];
  });
  // Rows of a CSV come in any order, and the order means nothing.
  return rates.toSorted((a, b) => a.period.from - b.period.from || a.period.months - b.period.months);
}

function rateOf(value: Plan['actuals'][number]['value']): Rational | null {
  switch (value.kind) {
    case 'level':
      return value.value;
    case 'parts':
      return divide(value.numerator, value.denominator);
    case 'sale':
      return null;
  }
}
