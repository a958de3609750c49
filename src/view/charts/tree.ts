import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import type { MemberAnalysis, SplitAnalysis } from '../../compute/split-analysis.ts';
import { formatIn, formatPercent } from '../../language/format.ts';
import { toNumber, ZERO } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import type { ChartView, Datum } from '../chart.ts';
import { dimensionName, type ViewContext } from '../context.ts';
import { memberFigure } from '../sources.ts';
import { exactly, series, wrapLabel } from '../text.ts';

/** So many branches can be taken in at once. */
const MOST = 24;

/**
 * One goal and every way in which it is split, as a tree with weights: goal, dimensions, members and their members.
 * A single list of members is told by its bars alone, and needs no tree.
 */
export function treeChart(goal: GoalAnalysis, id: string, context: ViewContext): ChartView | null {
  const { t, lang } = context;
  const splits = context.analysis.splits.filter(
    (split) => split.goal.goal.name === goal.goal.name && split.members.length > 1,
  );
  const rows = splits.flatMap((split) => split.members.map((member) => ({ split, member })));
  const deep = rows.some(({ member }) => member.depth > 0);
  if (goal.target === null || goal.goal.type === 'ratio' || rows.length > MOST) return null;
  if (splits.length < 2 && !deep) return null;
  const { unit, name } = goal.goal;
  const label = lang === 'en' ? unit.label.en : unit.label.zh;
  return {
    id,
    kind: 'tree',
    title: title(goal, splits, context),
    topic: t(`${name}：拆解与权重（${label}）`, `${name}: decomposition and weights (${label})`),
    description: t(
      `${name}拆到 ${rows.length} 个部分，以及各部分的权重；数字见图下的表。`,
      `${name} in ${rows.length} parts with their weights; the figures stand in the table below.`,
    ),
    params: { leaves: rows.length },
    data: { ...nodesOf(goal, splits, context) },
    legend: [],
    table: table(splits, id, context),
  };
}

/** Who carries most in each of the ways. */
function title(goal: GoalAnalysis, splits: readonly SplitAnalysis[], { t, lang }: ViewContext): string {
  const { name, unit } = goal.goal;
  const whole = goal.target === null ? '' : exactly(goal.target, unit, lang);
  const top = splits.flatMap((split) => {
    const [first] = split.members
      .filter((member) => member.depth === 0 && member.target !== null)
      .toSorted((a, b) => toNumber(b.target ?? ZERO) - toNumber(a.target ?? ZERO));
    return first === undefined ? [] : [first.member.name];
  });
  return t(
    `${name} ${whole}的拆解，承担最多的是${series(top, lang)}`,
    `${name}, ${whole}: most is carried by ${series(top, lang)}`,
  );
}

function nodesOf(goal: GoalAnalysis, splits: readonly SplitAnalysis[], context: ViewContext) {
  const { unit, name } = goal.goal;
  let row = 0;
  const leaves: Datum[] = [];
  const nodes: Datum[] = [];
  const links: Datum[] = [];
  const stubs: Datum[] = [];
  const branches = splits.map((split) => {
    const first = row;
    for (const member of split.members) {
      leaves.push(leaf(member, row, split));
      row += 1;
    }
    const middle = (first + row - 1) / 2;
    const dimension = dimensionName(split, context);
    const [text, textNarrow] = [wrapLabel(dimension, 12), wrapLabel(dimension, 6)];
    nodes.push({ at: 'dimension', row: middle, text, textNarrow });
    links.push({ at: 'member', row: first, to: row - 1 });
    stubs.push({ at: 'member', row: middle, trunk: true }, { at: 'dimension', row: middle, trunk: false });
    for (let i = first; i < row; i++) stubs.push({ at: 'member', row: i, trunk: false });
    return middle;
  });
  const [top = 0, last = top] = [branches[0], branches.at(-1)];
  links.push({ at: 'dimension', row: top, to: last });
  const center = (top + last) / 2;
  stubs.push({ at: 'dimension', row: center, trunk: true });
  const whole = (atMost: number) => (goal.target === null ? '' : formatIn(goal.target, unit, { atMost }));
  nodes.push({
    at: 'goal',
    row: center,
    text: `${wrapLabel(name, 14)}|${whole(1)}`,
    textNarrow: `${wrapLabel(name, 8)}|${whole(0)}`,
  });
  return { leaves, nodes, links, stubs };
}

function leaf(member: MemberAnalysis, row: number, { goal }: SplitAnalysis): Datum {
  const { unit } = goal.goal;
  const weight = member.weight === null ? '' : formatPercent(member.weight);
  const amount = member.target === null ? '' : formatIn(member.target, unit, { atMost: 1 });
  const name = `${'· '.repeat(member.depth)}${member.member.name}`;
  return {
    row,
    label: wrapLabel(name, 26),
    labelNarrow: wrapLabel(name, 14),
    weight: member.weight === null ? 0 : toNumber(member.weight),
    text: [amount, weight === '' ? '' : `(${weight})`].filter((part) => part !== '').join(' '),
    textNarrow: weight === '' ? amount : weight,
  };
}

function table(splits: readonly SplitAnalysis[], id: string, context: ViewContext) {
  const { t, lang, sources } = context;
  return buildTable(
    {
      id: `${id}-table`,
      columns: [
        { heading: t('维度', 'dimension') },
        { heading: t('成员', 'member') },
        { heading: t('目标', 'target') },
        { heading: t('权重', 'weight') },
      ],
      rows: splits.flatMap((split) =>
        split.members.map((member) => {
          const show = (measure: 'target' | 'weight') =>
            sources.show(memberFigure(split, member.member.name, measure));
          const { unit } = split.goal.goal;
          const target: CellDraft =
            member.target === null
              ? { kind: 'none' }
              : { kind: 'amount', value: member.target, unit, source: show('target') };
          const weight: CellDraft =
            member.weight === null
              ? { kind: 'none' }
              : { kind: 'percent', value: member.weight, source: show('weight') };
          const texts = [dimensionName(split, context), member.member.name];
          return { cells: [...texts.map((text): CellDraft => ({ kind: 'text', text })), target, weight] };
        }),
      ),
    },
    lang,
  );
}
