import { define } from '../define.ts';
import { didYouMean } from '../phrases.ts';

export const configMessages = {
  'unknown-rule': define<{ code: string; suggestion: string | null }>({
    severity: 'warning',
    title: { zh: '不认识的规则', en: 'Unknown rule' },
    say: ({ code, suggestion }) => ({
      what: {
        zh: `没有叫“${code}”的规则，这一行不起作用`,
        en: `There is no rule called “${code}”, so this line does nothing`,
      },
      fix: didYouMean(suggestion, {
        zh: '从检查结果里照抄规则的代码',
        en: 'Copy the code from the findings',
      }),
    }),
  }),

  'fixed-rule': define<{ code: string }>({
    severity: 'warning',
    title: { zh: '不能调整的规则', en: 'A rule that cannot be changed' },
    say: ({ code }) => ({
      what: { zh: `“${code}”的级别不能更改`, en: `The severity of “${code}” cannot be changed` },
      why: {
        zh: '出现这种问题时计划无法计算，降低级别也得不出数字',
        en: 'Such a plan cannot be computed, whatever the finding is called',
      },
      fix: { zh: '删掉这一行', en: 'Remove the line' },
    }),
  }),

  'member-declared-twice': define<{ dimension: string; member: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '成员重复', en: 'A member declared twice' },
    say: ({ dimension, member }) => ({
      what: { zh: `“${dimension}”里“${member}”出现了两次`, en: `“${member}” stands twice in “${dimension}”` },
      why: { zh: '一个成员只能有一个上级', en: 'A member has one parent only' },
      fix: { zh: '删掉其中一个，或换一个名字', en: 'Remove one of them, or give it another name' },
    }),
  }),
} as const;
