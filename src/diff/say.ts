import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatQuantity } from '../language/format.ts';
import { say, type Words } from '../language/words.ts';
import type { Change } from './change.ts';
import { clip, type GroupId, type Line } from './line.ts';
import { type Said, sayActual, sayCover, sayLanding, sayLight, sayPace, type Voice } from './say-figures.ts';
import {
  sayDate,
  sayField,
  sayFinish,
  sayOwner,
  sayPath,
  sayProse,
  sayRenamed,
  sayRow,
  sayTask,
} from './say-rows.ts';
import { sayAmounts, sayShift, sayTarget, sayWritten } from './say-targets.ts';
import { weightOf } from './weight.ts';

/** A change in words. */
export function lineOf(change: Change, voice: Voice): Line {
  const { lead, text, tone = 'plain', figure = null } = saidOf(change, voice);
  return {
    group: groupOf(change),
    weight: weightOf(change),
    tone,
    lead: clip(lead),
    text: clip(text, 900),
    figure,
  };
}

function saidOf(change: Change, voice: Voice): Said {
  const { t, lang } = voice;
  switch (change.kind) {
    case 'blocked':
      return {
        lead: '',
        text: t(
          '这份计划现在有错误，无法计算；其余检查没有做，原有的问题不算消除',
          'This plan can no longer be computed; its other checks were not made, so no finding counts as resolved',
        ),
        tone: 'bad',
      };
    case 'untold':
      return sayUntold(change, voice);
    case 'unblocked':
      return {
        lead: '',
        text: t(
          '这份计划重新可以计算了；此前没有查过的问题现在才看得到，不一定是这次带来的',
          'This plan can be computed again; findings seen only now could not be checked for before and need not be new',
        ),
        tone: 'good',
      };
    case 'neighbour':
      return sayNeighbour(change, voice);
    case 'goal-added':
    case 'goal-removed': {
      const { goal, unit, target, kind } = change;
      const level =
        target === null
          ? ''
          : t(
              `（${formatQuantity({ value: target, unit }, lang)}）`,
              ` (${formatQuantity({ value: target, unit }, lang)})`,
            );
      const added = kind === 'goal-added';
      const text = added
        ? t(`新增“${goal}”${level}`, `“${goal}” added${level}`)
        : t(`删去“${goal}”${level}`, `“${goal}” removed${level}`);
      return { lead: t('目标', 'Goal'), text };
    }
    case 'renamed':
      return sayRenamed(change, voice);
    case 'target':
      return sayTarget(change, voice);
    case 'written':
      return sayWritten(change, voice);
    case 'shift':
      return sayShift(change, voice);
    case 'amounts':
      return sayAmounts(change, voice);
    case 'held':
      return sayHeld(change, voice);
    case 'goalpost':
      return { lead: '', text: say(change.diagnostic.message.what, lang), tone: 'bad' };
    case 'cover':
      return sayCover(change, voice);
    case 'landing':
      return sayLanding(change, voice);
    case 'pace':
      return sayPace(change, voice);
    case 'light':
      return sayLight(change, voice);
    case 'actual':
      return sayActual(change, voice);
    case 'task':
      return sayTask(change, voice);
    case 'finish':
      return sayFinish(change, voice);
    case 'critical-path':
      return sayPath(change, voice);
    case 'owner':
      return sayOwner(change, voice);
    case 'date':
      return sayDate(change, voice);
    case 'field':
      return sayField(change, voice);
    case 'row':
      return sayRow(change, voice);
    case 'finding':
      return sayFinding(change, voice);
    case 'claim':
      return sayClaim(change, voice);
    case 'prose':
      return sayProse(change, voice);
    case 'config':
      return sayConfig(change, voice);
  }
}

function sayConfig({ fields, broken }: Extract<Change, { kind: 'config' }>, { lang, t }: Voice): Said {
  const lead = t('共用配置', 'Shared config');
  const named = fields.map((field) => say(field, lang)).join(t('、', ', '));
  if (broken === null) return { lead, text: t(`改了 ${named}`, `changed: ${named}`) };
  const [zh, en] = broken === 'now' ? ['现在有错误', 'has errors now'] : ['此前有错误', 'had errors before'];
  return {
    lead,
    text: t(
      `${zh}，读不出的按默认值计算，所以不同的有 ${named}；计划里的变化可能只由此而来`,
      `${en}, and what cannot be read has its default, so these differ: ${named}; changes of the plans may only follow from that`,
    ),
  };
}

function sayUntold({ lines, partly }: Extract<Change, { kind: 'untold' }>, { t }: Voice): Said {
  const differ = lines === 1 ? 'One line differs' : `${lines} lines differ`;
  const text = partly
    ? t(
        `文件里有 ${lines} 行不同；前后两版没有都算出来，这里只列出照原文就看得出的改动，没有比较算出来的数字，请再看文件的改动`,
        `${differ} in its file; not both versions can be computed, so only what their cells say is told here and no computed figure is compared: read the file’s own changes too`,
      )
    : t(
        `文件里有 ${lines} 行不同；计划算不了，说不出改了什么，请直接看文件的改动`,
        `${differ} in its file; what that means cannot be told while the plan cannot be computed, so read the file’s own changes`,
      );
  return { lead: '', text, tone: 'bad' };
}

const SEVERITY: { readonly [S in Diagnostic['severity']]: Words } = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
};

function sayFinding({ state, diagnostic }: Extract<Change, { kind: 'finding' }>, { lang, t }: Voice): Said {
  const { zh, en } = SEVERITY[diagnostic.severity];
  const what = say(diagnostic.message.what, lang);
  const { at } = diagnostic;
  switch (state) {
    case 'new':
      return {
        lead: t(`新增${zh}`, `New ${en}`),
        text: `${what}${t(`（${at.file}:${at.line}）`, ` (${at.file}:${at.line})`)}`,
        tone: diagnostic.severity === 'note' ? 'plain' : 'bad',
      };
    case 'found':
      return {
        lead: t(`此前没有查的${zh}`, `Not checked before: ${en}`),
        text: `${what}${t(`（${at.file}:${at.line}）`, ` (${at.file}:${at.line})`)}`,
        tone: diagnostic.severity === 'error' ? 'bad' : 'plain',
      };
    case 'gone':
      return { lead: t(`${zh}已消除`, `Resolved ${en}`), text: what, tone: 'good' };
    case 'waived': {
      const reason = diagnostic.waived ?? '';
      return {
        lead: t(`${zh}被豁免`, `Waived ${en}`),
        text: t(`${what}；理由：${reason}`, `${what}; reason: ${reason}`),
      };
    }
    case 'silenced':
      return {
        lead: t(`${zh}不再报告`, `No longer reported: ${en}`),
        text: t(
          `${what}；配置关掉了 ${diagnostic.code}`,
          `${what}; the config switches ${diagnostic.code} off`,
        ),
      };
    case 'other':
      return { lead: t(`${zh}仍在，内容变了`, `Still a ${en}, now`), text: what };
  }
}

function sayNeighbour({ state, plans }: Extract<Change, { kind: 'neighbour' }>, { t }: Voice): Said {
  const names = plans.map((it) => t(`“${it}”`, `“${it}”`)).join(t('、', ', '));
  const text =
    state === 'blocked'
      ? t(`${names}现在算不了，与它的对照没有做`, `not made, because ${names} can no longer be computed`)
      : t(`${names}重新可以计算，与它的对照恢复了`, `made again, now that ${names} can be computed`);
  return { lead: t('计划之间', 'Checks between plans'), text };
}

function sayClaim({ state, text, expected }: Extract<Change, { kind: 'claim' }>, { t }: Voice): Said {
  const lead = t('正文数字', 'Number in the prose');
  if (state === 'fixed')
    return { lead, text: t(`“${text}”已改对`, `“${text}” has been put right`), tone: 'good' };
  const now = expected === null ? '' : t(`，应为“${expected}”`, `; it is now “${expected}”`);
  return { lead, text: t(`“${text}”已经不符${now}`, `“${text}” is out of date${now}`), tone: 'bad' };
}

function sayHeld({ goal, dimension, held, released }: Extract<Change, { kind: 'held' }>, { t }: Voice): Said {
  const axis = dimension === null ? t('按期', 'by period') : t(`按${dimension}`, `by ${dimension}`);
  const parts = [
    ...(held > 0 ? [t(`${held} 格改为写定`, `${held} now held`)] : []),
    ...(released > 0 ? [t(`${released} 格改为由程序计算`, `${released} now computed`)] : []),
  ];
  return { lead: `${goal} ${axis}`, text: `${parts.join(t('，', ', '))}${t('，数值不变', '; same values')}` };
}

function groupOf({ kind }: Change): GroupId {
  switch (kind) {
    case 'target':
    case 'goal-added':
    case 'goal-removed':
    case 'renamed':
    case 'shift':
    case 'held':
    case 'written':
    case 'goalpost':
      return 'goals';
    case 'amounts':
      return 'feasibility';
    case 'landing':
    case 'pace':
    case 'light':
    case 'actual':
      return 'standing';
    case 'cover':
      return 'feasibility';
    case 'task':
    case 'finish':
    case 'critical-path':
    case 'date':
      return 'time';
    case 'owner':
      return 'owners';
    case 'finding':
    case 'claim':
    case 'neighbour':
    case 'blocked':
    case 'unblocked':
    case 'untold':
      return 'findings';
    case 'field':
    case 'row':
    case 'prose':
    case 'config':
      return 'rest';
  }
}
