import { idOf } from '../../compute/feasibility/figure-parts.ts';
import type { FigureId } from '../../compute/figure.ts';
import type { GoalAnalysis } from '../../compute/goal-analysis.ts';
import type { ScenarioAnalysis } from '../../compute/review-analysis.ts';
import type { MeasureId } from '../../language/measures.ts';
import type { Unit } from '../../language/units.ts';
import { compare, ONE, type Rational } from '../../model/rational.ts';
import { buildTable, type CellDraft } from '../build-table.ts';
import { scenariosChart } from '../charts/scenarios.ts';
import type { ViewContext } from '../context.ts';
import type { BlockView } from '../page.ts';
import { goalFigure } from '../sources.ts';

/** The plan as it stands beside the plan under other assumptions: only goals for which something changes. */
export function scenarioBlocks(
  scenarios: readonly ScenarioAnalysis[],
  context: ViewContext,
): readonly BlockView[] {
  const { t, lang, analysis } = context;
  const base = scenarios.find((scenario) => scenario.row === null) ?? null;
  const touched = new Set(
    scenarios.flatMap((scenario) =>
      scenario.goals.filter((it) => !sameOutcome(it, base)).map((it) => it.goal),
    ),
  );
  if (touched.size === 0) return [];
  const rows = scenarios.flatMap((scenario) =>
    scenario.goals
      .filter((it) => touched.has(it.goal) && (scenario === base || !sameOutcome(it, base)))
      .map((it) => ({
        scenario,
        it,
        goal: analysis.goals.find((goal) => goal.goal.name === it.goal),
      })),
  );
  const nameOf = (scenario: ScenarioAnalysis) =>
    scenario === base ? t('按现计划', 'as planned') : scenario.name;
  const show = (scenario: ScenarioAnalysis, name: string, measure: MeasureId) =>
    context.sources.show(
      scenario === base ? goalFigure(name, measure) : scenarioFigure(scenario.name, name, measure, context),
    );
  const table = buildTable(
    {
      id: 'scenarios-computed',
      columns: [
        { heading: t('情景', 'scenario') },
        { heading: t('目标', 'goal') },
        { heading: t('目标值', 'target') },
        { heading: t('落地预测', 'landing') },
        { heading: t('保障率', 'cover') },
      ],
      rows: rows.map(({ scenario, it, goal }) => ({
        cells: [
          {
            kind: 'text',
            text: nameOf(scenario),
          },
          { kind: 'text', text: withUnit(it.goal, goal?.goal.unit, context) },
          amountOf(it.target, goal, show(scenario, it.goal, 'target')),
          amountOf(it.landing, goal, show(scenario, it.goal, 'landing')),
          it.cover === null
            ? { kind: 'none' }
            : {
                kind: 'percent',
                value: it.cover,
                source: show(scenario, it.goal, 'cover'),
                impact: compare(it.cover, ONE) < 0 ? 'adverse' : 'neutral',
              },
        ],
      })),
      most: 1,
      unitByRow: true,
      note: t(
        '只列与现计划不同的目标；保障率 = 可用 ÷ 需要。',
        'Only goals that differ from the plan are listed; cover = available ÷ needed.',
      ),
    },
    lang,
  );
  return [
    {
      kind: 'finding',
      topic: t('情景', 'Scenarios'),
      title: t('换一个假设，结果会怎样', 'What other assumptions would give'),
      light: null,
    },
    { kind: 'table', table },
    ...analysis.goals
      .filter((goal) => touched.has(goal.goal.name))
      .flatMap((goal, i): BlockView[] => {
        const outcomes = rows
          .filter(({ it }) => it.goal === goal.goal.name)
          .map(({ scenario, it }) => ({ name: nameOf(scenario), it }));
        const chart = scenariosChart(goal, outcomes, `scenarios-${i + 1}`, table, context);
        return chart === null ? [] : [{ kind: 'chart', chart }];
      }),
  ];
}

function withUnit(name: string, unit: Unit | undefined, { t }: ViewContext): string {
  if (unit === undefined || unit.family === 'ratio' || unit.label.zh === '') return name;
  return t(`${name}（${unit.label.zh}）`, `${name} (${unit.label.en})`);
}

function sameOutcome(it: ScenarioAnalysis['goals'][number], base: ScenarioAnalysis | null): boolean {
  const other = base?.goals.find((goal) => goal.goal === it.goal);
  if (other === undefined) return false;
  return (
    !differs(it.target, other.target) &&
    !differs(it.landing, other.landing) &&
    !differs(it.cover, other.cover)
  );
}

function amountOf(value: Rational | null, goal: GoalAnalysis | undefined, source: string): CellDraft {
  return value === null || goal === undefined
    ? { kind: 'none' }
    : { kind: 'amount', value, unit: goal.goal.unit, source };
}

/** What a goal comes to under a scenario, as its address says it: `销售总额/情景=保守:落地预测`. */
function scenarioFigure(
  scenario: string,
  goal: string,
  measure: MeasureId,
  { analysis }: ViewContext,
): FigureId {
  const { subject: dimension, member } = idOf(analysis, 'scenarios', scenario, measure);
  return { ...goalFigure(goal, measure), dimension, member };
}

function differs(a: Rational | null, b: Rational | null): boolean {
  return a === null || b === null ? a !== b : compare(a, b) !== 0;
}
