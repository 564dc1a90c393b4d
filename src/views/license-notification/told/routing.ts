import type { ItemRow } from '../record.ts';

export interface Place {
  readonly divisionCode: string | null;
  readonly jurisdictionCode: string | null;
}

/**
 * Departments that approve an item at a place: the routing key of 双告知 is item and division. Who supervises the place
 * counts before where it lies, as a zone without a GB/T 2260 code has approvers of its own; of several divisions that
 * hold it, the smallest; else those who approve everywhere.
 */
export function approversAt(
  { approvingDepartments, divisionApprovers }: Pick<ItemRow, 'approvingDepartments' | 'divisionApprovers'>,
  { divisionCode, jurisdictionCode }: Place,
): readonly string[] {
  for (const code of [jurisdictionCode, divisionCode]) {
    if (code === null) continue;
    const [nearest] = divisionApprovers
      .map((entry) => ({ division: entry.slice(0, entry.indexOf(':')), entry }))
      .filter(({ division }) => code.startsWith(division))
      .sort((one, other) => other.division.length - one.division.length);
    if (nearest !== undefined)
      return [...new Set(nearest.entry.slice(nearest.division.length + 1).split(','))];
  }
  return [...new Set(approvingDepartments)];
}

/** To whom an item is told: members of the hub; null where somebody answers for it who is none, or nobody does. */
export function recipientsOf(approvers: readonly string[], members: ReadonlySet<string>): (string | null)[] {
  const known = approvers.filter((id) => members.has(id));
  return known.length === approvers.length && known.length > 0 ? known : [...known, null];
}
