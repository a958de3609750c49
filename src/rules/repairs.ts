import type { Repair } from '../compute/analysis.ts';
import type { RepairParam } from '../diagnostics/messages/repair-words.ts';

/** Repairs as messages tell them: amounts with their units. */
export function repairParams(repairs: readonly Repair[]): RepairParam[] {
  return repairs.map((repair): RepairParam => {
    switch (repair.kind) {
      case 'heads':
        return { ...repair, role: repair.role ?? null };
      case 'productivity':
        return { kind: 'productivity', needed: { value: repair.needed, unit: repair.unit } };
      case 'target':
        return { kind: 'target', feasible: { value: repair.feasible, unit: repair.unit } };
      default:
        return repair;
    }
  });
}
