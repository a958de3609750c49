import { decodePlan } from '../../src/decode/decode.ts';
import { decodeConfig } from '../../src/decode/decode-config.ts';
import type { Plan } from '../../src/decode/plan.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Cell } from '../../src/language/cells.ts';
import type { Quantity } from '../../src/language/units.ts';
import { periodKey } from '../../src/model/period.ts';
import { type Rational, reduce } from '../../src/model/rational.ts';
import { parsePlan } from '../../src/parse/parse.ts';

/** The parts of a small plan: frontmatter lines, a config, the body of each step, CSV files. */
export interface Parts {
  readonly frontmatter?: string;
  readonly config?: string;
  readonly steps?: Readonly<Record<number, string>>;
  readonly files?: Readonly<Record<string, string>>;
  /** Headings of steps other than their own; null for none. */
  readonly headings?: Readonly<Record<number, string | null>>;
}

export const GOALS = `
| 目标 | 类型 | 单位 | 基线 | 目标值 | 负责人 |
| --- | --- | --- | --- | --- | --- |
| 销售总额 | 累计 | 万元 | 770 | 1000 | 王敏 |
| 新客户数 | 累计 | 家 | 118 | 150 | 李雷 |
| 复购率 | 比率 | % | 52% | 60% | 韩梅 |
`;

const NAMES = ['核心目标', '目标拆解', '销售策略', '资源与时间', '执行与监控', '复盘迭代'];

/** Decodes a small plan; what parsing says is left out. */
export function decode(parts: Parts): {
  readonly plan: Plan;
  readonly found: readonly string[];
  readonly codes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const frontmatter = parts.frontmatter ?? 'title: 计划\nperiod: 2026';
  const steps: Readonly<Record<number, string>> = { 1: GOALS, ...parts.steps };
  const body = NAMES.map((name, n) => {
    const heading = parts.headings?.[n + 1];
    const own = heading === undefined ? `## 第${'一二三四五六'[n]}步 ${name}` : (heading ?? '');
    return `${own}\n\n${steps[n + 1] ?? ''}\n`;
  }).join('\n');
  const tables = new Map(Object.entries(parts.files ?? {}).map(([path, text]) => [path, { path, text }]));
  const sources = { config: null, plans: [], tables, refused: new Map() };
  const document = parsePlan({ path: 'plan.md', text: `---\n${frontmatter}\n---\n\n${body}` }, sources);
  if (!document.value) throw new Error(document.diagnostics.map((it) => it.message.what.zh).join('\n'));
  const config = decodeConfig(
    parts.config === undefined ? null : { path: 'sixfold.config.yaml', text: parts.config },
  );
  const plan = decodePlan(document.value, config.value);
  const diagnostics = [...config.diagnostics, ...plan.diagnostics];
  if (!plan.value) throw new Error(diagnostics.map((it) => it.message.what.zh).join('\n'));
  return {
    plan: plan.value,
    found: diagnostics.map((it) => `${it.code}: ${it.message.what.zh}`),
    codes: diagnostics.map((it) => it.code),
    diagnostics,
  };
}

export function number(value: Rational): string {
  const { n, d } = reduce(value);
  return d === 1n ? String(n) : `${n}/${d}`;
}

/** A cell as `value`, `—` or nothing. */
export function shown<T>(cell: Cell<T> | null | undefined, show: (value: T) => string): string {
  if (!cell || cell.state === 'blank') return '';
  return cell.state === 'none' ? '—' : show(cell.value);
}

export function amount(cell: Cell<Quantity> | null | undefined): string {
  return shown(cell, (it) => number(it.value));
}

/** `2026-Q1=2000000 2026-Q2=` … */
export function periods(cells: Plan['targets'][number]['periods']): string {
  return cells.map(({ period, cell }) => `${periodKey(period, 1)}=${amount(cell)}`).join(' ');
}
