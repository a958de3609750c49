import type { Words } from '../../language/words.ts';
import type { FiscalStart } from '../../model/period.ts';
import { type ClaimDoubt, withDoubt } from '../claim-doubt.ts';
import { define } from '../define.ts';

/** Why a figure has no value, as part of a sentence. */
const REASONS: Readonly<Record<string, Words>> = {
  'no-target': { zh: '没有目标', en: 'there is no target' },
  'no-baseline': { zh: '没有基线', en: 'there is no baseline' },
  'no-actual': { zh: '还没有实际值', en: 'there is no actual yet' },
  'not-closed': { zh: '这个期间还没有结束', en: 'the period is not over' },
  'over-zero': { zh: '分母为零', en: 'it would divide by zero' },
  'target-not-positive': { zh: '目标不大于零，没有达成率', en: 'the target is not above zero' },
  'ratio-does-not-add': {
    zh: '比率不能相加，又没有分子与分母',
    en: 'ratios do not add, and the two parts are not known',
  },
  'no-weights': { zh: '目标没有权重', en: 'the goals have no weights' },
  'no-data': { zh: '没有可用的数据', en: 'there is no data for it' },
};

export const claimsMessages = {
  'claim-stale': define<{
    text: string;
    address: string;
    expected: string;
    fine: string;
    doubt?: ClaimDoubt | null;
    fiscal?: FiscalStart;
  }>({
    severity: 'error',
    title: { zh: '正文中的数字与计算不符', en: 'A number in the prose is out of date' },
    say: ({ text, address, expected, fine, doubt = null, fiscal = 1 }) => ({
      what: {
        zh: `正文写的是“${text}”，现在${doubt === null ? '应为' : '算出来是'}“${expected}”`,
        en: `The prose says “${text}”; it ${doubt === null ? 'is now' : 'now comes to'} “${expected}”`,
      },
      ...withDoubt(doubt, address, fine, fiscal),
    }),
  }),

  'claim-unknown-address': define<{
    address: string;
    suggestion: string | null;
    /** What it may mean, when a member's name is in more than one dimension. */
    choices?: readonly string[];
    /** What else is near. */
    others?: readonly string[];
  }>({
    severity: 'error',
    title: { zh: '链接指向的数字不存在', en: 'A link to a figure that does not exist' },
    say: ({ address, suggestion, choices = [], others = [] }) => ({
      what:
        choices.length > 1
          ? {
              zh: `“${address}”可能指不止一个数字`,
              en: `“${address}” could mean more than one figure`,
            }
          : {
              zh: `没有“${address}”这个数字`,
              en: `There is no figure “${address}”`,
            },
      why: {
        zh: '地址写作 目标[/成员][@期间]:度量，例如 销售总额/产品A@Q3:目标',
        en: 'An address reads goal[/member][@period]:measure, such as Sales/Product A@Q3:target',
      },
      fix:
        choices.length > 1
          ? {
              zh: `写明维度：${choices.join(' 或 ')}`,
              en: `Name the dimension: ${choices.join(' or ')}`,
            }
          : suggestion === null
            ? {
                zh: '核对目标、成员、期间和度量的名称；成员同名时写成 区域=华东',
                en: 'Check the names of goal, member, period and measure; where two dimensions share a name write region=East',
              }
            : {
                zh: `是不是${[suggestion, ...others].map((it) => `“${it}”`).join('、')}？`,
                en: `Did you mean ${[suggestion, ...others].map((it) => `“${it}”`).join(' or ')}?`,
              },
    }),
  }),

  'claim-no-link': define<{
    found: string;
    address: string;
    suggestion: string;
    /** Spaces in the address are what breaks it; otherwise it is the form of the brackets. */
    spaces: boolean;
  }>({
    severity: 'error',
    title: { zh: '写成链接的数字不成其为链接', en: 'A number written as a link that is none' },
    say: ({ found, address, suggestion, spaces }) => ({
      what: {
        zh: `“${found}”不是链接，这个数字没有核对`,
        en: `“${found}” is no link, so the number is not checked`,
      },
      why: spaces
        ? {
            zh: 'Markdown 的链接地址遇到空格就断开，读者看到的是方括号',
            en: 'Markdown ends the address of a link at a space, and readers see the brackets',
          }
        : {
            zh: 'Markdown 只认半角的 [ ] ( )，中间不留空格，读者看到的是括号',
            en: 'Markdown takes only [ ] ( ) for a link, with nothing between, and readers see the brackets',
          },
      fix: spaces
        ? {
            zh: `写成 ${suggestion}，名称里的空格可以省去；要留空格，地址用尖括号括起来：(<#${address}>)`,
            en: `Write ${suggestion}, as spaces in names do not count; to keep them put angle brackets around the address: (<#${address}>)`,
          }
        : { zh: `写成 ${suggestion}`, en: `Write ${suggestion}` },
    }),
  }),

  'claim-no-value': define<{ text: string; address: string; reason: string }>({
    severity: 'error',
    title: { zh: '正文中的数字没有来源', en: 'A number in the prose has nothing behind it' },
    say: ({ text, address, reason }) => ({
      what: {
        zh: `正文写了“${text}”，但 ${address} 现在没有数值：${REASONS[reason]?.zh ?? reason}`,
        en: `The prose says “${text}”, but ${address} has no value: ${REASONS[reason]?.en ?? reason}`,
      },
      why: { zh: '没有数值不等于零', en: 'No value is not zero' },
      fix: {
        zh: '补上数据，换一个有数值的地址，或去掉链接',
        en: 'Supply the data, link to a figure that has a value, or remove the link',
      },
    }),
  }),

  'claim-unreadable': define<{ text: string; address: string }>({
    severity: 'warning',
    title: { zh: '链接文字里读不出数字', en: 'No number in the text of the link' },
    say: ({ text, address }) => ({
      what: {
        zh: `“${text}”指向 ${address}，但里面读不出唯一的一个数字，无法核对`,
        en: `“${text}” links to ${address}, but holds no single number that could be compared`,
      },
      fix: {
        zh: '链接文字只写一个数字和单位，例如 [1000 万元](#销售总额:目标)',
        en: 'Let the link hold one number and its unit, such as [1,000 k](#Sales:target)',
      },
    }),
  }),
} as const;
