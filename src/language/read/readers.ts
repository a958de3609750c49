import type { CellType, CellValues } from '../cells.ts';
import { fold } from '../fold.ts';
import { parseAddress, parseSum } from './address.ts';
import { readAdjustments } from './adjustments.ts';
import { choiceReader } from './choice.ts';
import { readDate } from './date.ts';
import { readLag, readWorkdays } from './duration.ts';
import { readNames } from './names.ts';
import { readNumber } from './number.ts';
import { readPercent, readRate } from './percent.ts';
import { readPeriod } from './period.ts';
import { readQuantity } from './quantity.ts';
import { readRamp } from './ramp.ts';
import { type ReadContext, type Reading, read, refuse } from './reading.ts';
import { readRecurrence } from './recurrence.ts';
import { readAssigned, readStandard, readTarget } from './target.ts';

type Reader<T extends CellType> = (text: string, context: ReadContext) => Reading<CellValues[T]>;

/** One reader a cell type: the text of a filled cell becomes its value, or the reason why it has none. */
export const readers: { readonly [T in CellType]: Reader<T> } = {
  text: read,
  name: read,
  names: readNames,
  quantity: readQuantity,
  number: readNumber,
  percent: readPercent,
  rate: readRate,
  target: readTarget,
  assigned: readAssigned,
  date: readDate,
  period: readPeriod,
  workdays: readWorkdays,
  lag: readLag,
  ramp: readRamp,
  recurrence: readRecurrence,
  sum: parseSum,
  address: parseAddress,
  standard: readStandard,
  adjustments: readAdjustments,
  goalType: choiceReader('goalType'),
  direction: choiceReader('direction'),
  milestoneStatus: choiceReader('milestoneStatus'),
  actionStatus: choiceReader('actionStatus'),
  causeCategory: choiceReader('causeCategory'),
  outcome: choiceReader('outcome'),
  lessonType: choiceReader('lessonType'),
  lessonHandling: choiceReader('lessonHandling'),
};

const NONE = new Set(['—', '——', '–', '-', '--', '/', '无', 'n/a', 'na', 'none', '不适用', '暂无']);
const UNDECIDED = /^(?:待定|待确认|待补充|待填|未定|tbd|tbc|tba|\?+|x+|todo)$/;

/** Longer than any of the words above. */
const SENTENCE = /[\u4e00-\u9fff]{6}/;

/** What a cell says before it is read as anything: nothing at all, that there is none, or something. */
export function stateOf(text: string): 'blank' | 'none' | 'undecided' | 'filled' {
  // Sentences are the most of what cells hold, and folding them is the most of the work.
  if (SENTENCE.test(text)) return 'filled';
  const folded = fold(text);
  if (folded === '') return 'blank';
  if (NONE.has(folded)) return 'none';
  return UNDECIDED.test(folded) ? 'undecided' : 'filled';
}

/** Reads a filled cell of any type; a cell that says 待定 is refused whatever its type, prose excepted. */
export function readCell<T extends CellType>(
  type: T,
  text: string,
  context: ReadContext,
): Reading<CellValues[T]> {
  if (type !== 'text' && type !== 'name' && stateOf(text) === 'undecided')
    return refuse({ kind: 'undecided' });
  const reader: Reader<T> = readers[type];
  return reader(text, context);
}
