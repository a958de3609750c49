import type { Analysis } from '../compute/analysis.ts';
import type { Split, SplitMember } from '../decode/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnose } from '../diagnostics/report.ts';
import { fold } from '../language/fold.ts';
import { aboutGoal } from './about.ts';
import type { Rule } from './rule.ts';

/** What a name of a part of a business may end in or leave out: 华南, 华南区, 华南大区. */
const ENDING = /(?:大区|地区|区域|区|省|市|事业部|产品线|线|部|组|region|area|team)$/;

/** Tables of one dimension that name what is most likely one member in two ways. Declared members are told apart. */
export const membersAlike: Rule = {
  codes: ['members-alike'],
  check: ({ plan, config }: Analysis) => {
    const declared = new Set(config.dimensions.filter((it) => it.members.length > 0).map((it) => it.name));
    const splits = plan.splits.filter((it) => !declared.has(it.dimension));
    return splits.flatMap((split, n) =>
      splits
        .slice(0, n)
        .flatMap((earlier) => (earlier.dimension === split.dimension ? pairs(earlier, split) : [])),
    );
  },
};

function pairs(earlier: Split, split: Split): Diagnostic[] {
  const own = new Set(split.members.map((it) => fold(it.name)));
  const before = new Set(earlier.members.map((it) => fold(it.name)));
  const left = new Map(
    earlier.members.filter((it) => !own.has(fold(it.name))).map((it) => [stem(it.name), it]),
  );
  return split.members.flatMap((member) => {
    const other = before.has(fold(member.name)) ? undefined : left.get(stem(member.name));
    // 吉林省 and 吉林市 are two places; only a name without its ending may be the other.
    const bare = other !== undefined && [other.name, member.name].some((it) => fold(it) === stem(it));
    return bare ? [alike(other, member, split)] : [];
  });
}

function stem(name: string): string {
  const folded = fold(name);
  const short = folded.replace(ENDING, '').trim();
  return short === '' ? folded : short;
}

function alike(first: SplitMember, second: SplitMember, { goal, dimension }: Split): Diagnostic {
  const label = { zh: '另一种写法在这里', en: 'the other one is here' };
  return diagnose(
    'members-alike',
    { first: first.name, second: second.name, dimension },
    second.row.name.at,
    { about: aboutGoal(goal, second.name), related: [{ at: first.row.name.at, label }] },
  );
}
