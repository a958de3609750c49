import type { Words } from '../../language/words.ts';
import { define } from '../define.ts';
import { didYouMean, listed, meantOrElse } from '../phrases.ts';

export const identityMessages = {
  'unknown-goal': define<{ found: string; suggestion: string | null; known: readonly string[] }>({
    severity: 'error',
    blocking: true,
    title: { zh: '没有这个目标', en: 'Unknown goal' },
    say: ({ found, suggestion, known }) => ({
      what: { zh: `计划里没有叫“${found}”的目标`, en: `The plan has no goal called “${found}”` },
      why:
        known.length === 0
          ? { zh: '第一步没有读到目标', en: 'No goal was read in step 1' }
          : { zh: `第一步的目标：${listed(known).zh}`, en: `The goals of step 1: ${listed(known).en}` },
      fix:
        known.length === 0
          ? {
              zh: '先让第一步的目标表读得出来，再核对这里的名称',
              en: 'See to it that the table of goals in step 1 is read, then check the names here',
            }
          : didYouMean(suggestion, {
              zh: '改成其中一个，或先在第一步加上它',
              en: 'Use one of them, or add it in step 1',
            }),
    }),
  }),

  'duplicate-goal': define<{ name: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '目标重名', en: 'Duplicate goal' },
    say: ({ name }) => ({
      what: { zh: `有两个目标都叫“${name}”`, en: `Two goals are called “${name}”` },
      why: {
        zh: `名称就是身份，别处的“${name}”就不知道指哪一个`,
        en: 'The name is the identity; elsewhere nobody could tell which is meant',
      },
      fix: { zh: '合并成一行，或改成不同的名称', en: 'Merge the two, or give one another name' },
    }),
  }),

  'unknown-member': define<{
    found: string;
    dimension: string;
    suggestion: string | null;
    known: readonly string[];
  }>({
    severity: 'error',
    blocking: true,
    title: { zh: '没有这个成员', en: 'Unknown member' },
    say: ({ found, dimension, suggestion, known }) => ({
      what: { zh: `“${dimension}”里没有“${found}”`, en: `“${dimension}” has no member “${found}”` },
      ...(known.length > 0
        ? { why: { zh: `已有的成员：${listed(known).zh}`, en: `Its members: ${listed(known).en}` } }
        : {}),
      fix: meantOrElse(suggestion, {
        zh: '如果是新成员，就把它加进 sixfold.config.yaml 的 dimensions，或在拆解表里加一行',
        en: 'If it is a new member, add it to the dimensions in sixfold.config.yaml or to the table that splits the goal',
      }),
    }),
  }),

  'ambiguous-member': define<{ found: string; choices: readonly string[] }>({
    severity: 'error',
    blocking: true,
    title: { zh: '成员指代不明', en: 'An ambiguous member' },
    say: ({ found, choices }) => ({
      what: { zh: `“${found}”在不止一个维度里都有`, en: `“${found}” is a member of more than one dimension` },
      fix: { zh: `写明维度：${choices.join(' 或 ')}`, en: `Name the dimension: ${choices.join(' or ')}` },
    }),
  }),

  'members-alike': define<{ first: string; second: string; dimension: string }>({
    severity: 'warning',
    title: { zh: '同一成员可能有两种写法', en: 'One member under two names?' },
    say: ({ first, second, dimension }) => ({
      what: {
        zh: `“${first}”和“${second}”算作${dimension}的两个成员`,
        en: `“${first}” and “${second}” count as two members of ${dimension}`,
      },
      why: {
        zh: '成员按名称认：两张表各写各的，数字合不到一起',
        en: 'Members are known by name: what two tables say of one member is not brought together',
      },
      fix: {
        zh: '是同一个就统一写法；确实是两个，就在 sixfold.config.yaml 的 dimensions 里列出来',
        en: 'Write it one way if it is one; if they are two, list both under dimensions in sixfold.config.yaml',
      },
    }),
  }),

  'unknown-owner': define<{ found: string; suggestion: string | null }>({
    severity: 'warning',
    title: { zh: '负责人不在名单里', en: 'Unknown owner' },
    say: ({ found, suggestion }) => ({
      what: {
        zh: `“${found}”不在 sixfold.config.yaml 的 people 和 teams 里`,
        en: `“${found}” is neither among the people nor the teams of sixfold.config.yaml`,
      },
      why: {
        zh: '写错的名字不会收到任何提醒，也汇总不到同一个人名下',
        en: 'A misspelled name gets no reminder, and its duties are not counted with the others',
      },
      fix: didYouMean(suggestion, {
        zh: '核对姓名，或把他加进名单',
        en: 'Check the name, or add it to the list',
      }),
    }),
  }),

  'unknown-task': define<{ found: string; suggestion: string | null }>({
    severity: 'error',
    blocking: true,
    title: { zh: '没有这个前置任务', en: 'Unknown predecessor' },
    say: ({ found, suggestion }) => ({
      what: { zh: `没有名称或编号为“${found}”的任务`, en: `No task has the name or id “${found}”` },
      why: { zh: '前置任务不存在，就排不出先后', en: 'Without it the order of the tasks is not known' },
      fix: didYouMean(suggestion, { zh: '改成某个任务的名称或 id', en: 'Use the name or id of a task' }),
    }),
  }),

  'unknown-scenario': define<{ found: string; suggestion: string | null; known: readonly string[] }>({
    severity: 'error',
    blocking: true,
    title: { zh: '没有这个情景', en: 'Unknown scenario' },
    say: ({ found, suggestion, known }) => ({
      what: { zh: `没有叫“${found}”的情景`, en: `There is no scenario called “${found}”` },
      why:
        known.length === 0
          ? {
              zh: '计划里没有情景表（第二步或第四步）',
              en: 'The plan has no table of scenarios (step 2 or 4)',
            }
          : { zh: `已有的情景：${listed(known).zh}`, en: `The scenarios: ${listed(known).en}` },
      fix: didYouMean(suggestion, { zh: '改成其中一个，或加上它', en: 'Use one of them, or add it' }),
    }),
  }),

  'unknown-row': define<{ kind: Words; found: string; suggestion: string | null; known: readonly string[] }>({
    severity: 'error',
    blocking: true,
    title: { zh: '表里没有这一行', en: 'No such row' },
    say: ({ kind, found, suggestion, known }) => ({
      what: {
        zh: `“${kind.zh}”表里没有“${found}”`,
        en: `The table of ${kind.en.toLowerCase()} has no row “${found}”`,
      },
      ...(known.length > 0
        ? { why: { zh: `已有：${listed(known).zh}`, en: `It has: ${listed(known).en}` } }
        : {}),
      fix: didYouMean(suggestion, { zh: '改成表里有的名称', en: 'Use a name of that table' }),
    }),
  }),

  'reserved-name': define<{ name: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '这个名称有别的用途', en: 'A reserved name' },
    say: ({ name }) => ({
      what: { zh: `目标不能叫“${name}”`, en: `A goal cannot be called “${name}”` },
      why: {
        zh: `“${name}”是一类表格的名称，地址“${name}/…”指的是那张表`,
        en: `It is the name of a kind of table: the address “${name}/…” means that table`,
      },
      fix: {
        zh: '换一个更具体的名称，例如“渠道签约额”',
        en: 'Choose a more specific name, such as “Channel sales”',
      },
    }),
  }),

  'name-with-mark': define<{ name: string; mark: string }>({
    severity: 'error',
    blocking: true,
    title: { zh: '名称里有保留的符号', en: 'A name with a reserved character' },
    say: ({ name, mark }) => ({
      what: { zh: `名称“${name}”里有“${mark}”`, en: `The name “${name}” holds “${mark}”` },
      why: {
        zh: '/ @ : # 用来分隔地址的各部分，例如 销售总额/产品A@Q3:目标',
        en: '/ @ : # separate the parts of an address, such as Sales/Product A@Q3:target',
      },
      fix: { zh: '换成别的符号，例如“-”或“·”', en: 'Use another character, such as “-”' },
    }),
  }),
} as const;
