import type { Repair } from '../compute/feasibility/feasibility-analysis.ts';
import type { RepairParam } from '../diagnostics/messages/repair-words.ts';
import type { Day } from '../model/calendar.ts';

/** Repairs as messages tell them: amounts with their units, and no day that is past. */
export function repairParams(repairs: readonly Repair[], asOf: Day): RepairParam[] {
  return repairs.map((repair): RepairParam => {
    switch (repair.kind) {
      case 'heads':
        return { ...repair, role: repair.role ?? null, from: repair.from > asOf ? repair.from : null };
      case 'productivity':
        return {
          kind: 'productivity',
          needed: { value: repair.needed, unit: repair.unit },
          average: repair.average && { value: repair.average, unit: repair.unit },
        };
      case 'target':
        return { kind: 'target', feasible: { value: repair.feasible, unit: repair.unit } };
      default:
        return repair;
    }
  });
}
