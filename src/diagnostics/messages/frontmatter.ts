import { formatPercent } from '../../language/format.ts';
import type { Words } from '../../language/words.ts';
import type { Rational } from '../../model/rational.ts';
import { define } from '../define.ts';
import { didYouMean, listed } from '../phrases.ts';

export const frontmatterMessages = {
  'unknown-key': define<{ key: string; suggestion: string | null; known: readonly string[] }>({
    severity: 'error',
    blocking: true,
    title: { zh: '不认识的键', en: 'Unknown key' },
    say: ({ key, suggestion, known }) => ({
      what: { zh: `没有叫“${key}”的键`, en: `There is no key called “${key}”` },
      why: {
        zh: `这里可以写：${listed(known, 20).zh}`,
        en: `The keys that may stand here: ${listed(known, 20).en}`,
      },
      fix: didYouMean(suggestion, {
        zh: '删掉这一行，或改成上面的某个键',
        en: 'Remove the line, or use one of these',
      }),
    }),
  }),

  'missing-key': define<{ key: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '缺少必填的键', en: 'A key is missing' },
    say: ({ key }) => ({
      what: { zh: `缺少“${key}”`, en: `“${key}” is missing` },
      why:
        key === 'period'
          ? {
              zh: '没有期间，任何日期和分期都无从对应',
              en: 'Without a period no date and no column can be placed',
            }
          : { zh: '这一项没有默认值', en: 'It has no default' },
      fix:
        key === 'period'
          ? { zh: '补上一行，例如：period: 2026', en: 'Add a line such as: period: 2026' }
          : key === 'title'
            ? {
                zh: '补上一行，例如：title: 2026 年度华东区销售计划',
                en: 'Add a line such as: title: Sales plan 2026, East',
              }
            : { zh: `补上“${key}: …”`, en: `Add “${key}: …”` },
    }),
  }),

  'wrong-value': define<{ key: string; found: string; expects: Words }>({
    severity: 'error',
    blocking: true,
    title: { zh: '值不合要求', en: 'A value that does not fit' },
    say: ({ key, found, expects }) => ({
      what: {
        zh: found === '' ? `“${key}”是空的，或者写法不对` : `“${key}”不能是“${found}”`,
        en: found === '' ? `“${key}” is empty or has the wrong form` : `“${key}” cannot be “${found}”`,
      },
      fix: { zh: `应为：${expects.zh}`, en: `Expected: ${expects.en}` },
    }),
  }),

  'lights-order': define<{ red: Rational; yellow: Rational }>({
    severity: 'error',
    blocking: true,
    title: { zh: '红灯线高于黄灯线', en: 'Red threshold above yellow' },
    say: ({ red, yellow }) => ({
      what: {
        zh: `红灯线 ${formatPercent(red)} 高于黄灯线 ${formatPercent(yellow)}`,
        en: `The red threshold, ${formatPercent(red)}, lies above the yellow one, ${formatPercent(yellow)}`,
      },
      why: {
        zh: '完成率低于红灯线为红，低于黄灯线为黄；照这样黄灯永远不会亮',
        en: 'Below red is red, below yellow is yellow; like this nothing could ever be yellow',
      },
      fix: {
        zh: '让红灯线低于黄灯线，例如 red: 80%, yellow: 90%',
        en: 'Put red below yellow, for instance red: 80%, yellow: 90%',
      },
    }),
  }),

  'waiver-not-possible': define<{ code: string }>({
    severity: 'warning',
    title: { zh: '不能豁免的问题', en: 'A waiver of what cannot be waived' },
    say: ({ code }) => ({
      what: {
        zh: `${code} 不能豁免，这一条不起作用`,
        en: `${code} cannot be waived, so this waiver does nothing`,
      },
      why: {
        zh: '有这个问题，计划就算不出来；能豁免的只有对计划的评判',
        en: 'With such a finding the plan cannot be computed; only judgements about a plan may be waived',
      },
      fix: { zh: '改正问题本身，并删掉这条豁免', en: 'Mend the cause, and remove the waiver' },
    }),
  }),

  'unknown-waiver': define<{ code: string; suggestion: string | null }>({
    severity: 'warning',
    title: { zh: '豁免了不存在的规则', en: 'A waiver for an unknown code' },
    say: ({ code, suggestion }) => ({
      what: {
        zh: `没有代码为“${code}”的发现，这条豁免不起作用`,
        en: `No finding has the code “${code}”, so this waiver does nothing`,
      },
      fix: didYouMean(suggestion, {
        zh: '从检查结果里照抄代码，或删掉这条豁免',
        en: 'Copy the code from the findings, or remove the waiver',
      }),
    }),
  }),
} as const;
