import { formatDay } from '../../language/format.ts';
import type { Quantity } from '../../language/units.ts';
import type { Words } from '../../language/words.ts';
import type { Day } from '../../model/calendar.ts';
import { productivityWords, type RepairParam, repairWords } from './repair-words.ts';

/** What hiring can still do about a shortage whose time for repair is past, as messages and the page tell it. */
export type RescueParam =
  | { readonly kind: 'over' }
  | { readonly kind: 'last-month' }
  | { readonly kind: 'enough'; readonly from: Day }
  | {
      readonly kind: 'from';
      readonly from: Day;
      readonly months: number;
      readonly role: string | null;
      readonly heads: { readonly more: bigint; readonly total: bigint } | null;
      readonly productivity: Quantity | null;
      readonly average: Quantity | null;
    };

/** The repairs, then what can still be done where their time is past; null when there is nothing to propose. */
export function repairsInTime(repairs: readonly RepairParam[], rescue: RescueParam | null): Words | null {
  if (rescue === null) return repairWords(repairs);
  const words = repairWords(repairs, true);
  const now = rescueWords(rescue);
  return words && { zh: `${words.zh}。${now.zh}`, en: `${words.en}. ${now.en}` };
}

/** A clause without a full stop. */
export function rescueWords(rescue: RescueParam): Words {
  switch (rescue.kind) {
    case 'over':
      return { zh: '期间已经结束，招人补不上了', en: 'That time is over: hiring repairs nothing any more' };
    case 'last-month':
      return {
        zh: '余下不足一个整月，新招的人来不及',
        en: 'Less than a whole month is left: whoever is hired comes too late',
      };
    case 'enough':
      return {
        zh: `从${formatDay(rescue.from, 'zh-CN')}起，计划里的人手够完成余下的目标，不必再招`,
        en: `From ${formatDay(rescue.from, 'en')} the people in the plan suffice for what is left of the target`,
      };
    case 'from':
      return { zh: fromZh(rescue), en: fromEn(rescue) };
  }
}

type Late = Extract<RescueParam, { kind: 'from' }>;

function fromZh({ from, months, role, heads, productivity, average }: Late): string {
  const day = formatDay(from, 'zh-CN');
  const each = productivity === null ? null : productivityWords(productivity, average).zh;
  const rest = `余下 ${months} 个月`;
  if (heads === null) {
    const only = each === null ? '' : `；${rest}须${each}`;
    return `现在招人已经补不上：${day}起到岗，到期末还上不了手${only}`;
  }
  const hired = `${role === null ? '' : `“${role}”`}增加 ${heads.more} 人，共 ${heads.total} 人`;
  return `现在起补，${rest}要从${day}起${hired}${each === null ? '' : `，或${each}`}`;
}

function fromEn({ from, months, role, heads, productivity, average }: Late): string {
  const day = formatDay(from, 'en');
  const each = productivity === null ? null : productivityWords(productivity, average).en;
  const rest = months === 1 ? 'the month that is left' : `the ${months} months that are left`;
  if (heads === null) {
    const only = each === null ? '' : `; ${rest} would take ${each}`;
    return `Hiring comes too late: whoever begins on ${day} is not productive before the end${only}`;
  }
  const who = role === null ? 'people' : `for “${role}”`;
  const hired = `${heads.more} more ${who} from ${day}, ${heads.total} in all`;
  return `From now on ${rest} would take ${hired}${each === null ? '' : `, or ${each}`}`;
}
