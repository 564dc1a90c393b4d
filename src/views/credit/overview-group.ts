import { HubError } from '../../errors.ts';
import { wholeDivision } from './group-path.ts';
import { groupKey } from './group-table.ts';

/** Which subjects an overview speaks of: those of a division, of an industry, of both, or all. */
export interface OverviewGroup {
  readonly key: string;
  readonly isEverybody: boolean;
}

interface GroupArguments {
  readonly division: string | null | undefined;
  readonly industry: string | null | undefined;
}

/** Throws ARGUMENT_INVALID for what is not a whole level: parts of one, compared, would single subjects out. */
export function overviewGroup({ division, industry }: GroupArguments): OverviewGroup {
  if (division != null) requireDivision(division);
  if (industry != null) requireIndustry(industry);
  const key = groupKey(wholeDivision(division ?? ''), industry ?? '');
  return { key, isEverybody: key === groupKey('', '') };
}

// No province begins with 0. What is below a county is too small to be compared, so nobody asks for it.
const DIVISION = /^[1-9]\d(?:\d{2}){0,2}$/;

function requireDivision(code: string): void {
  if (DIVISION.test(code)) return;
  throw invalid('division', `"${code}" is not a division of 2, 4 or 6 digits (GB/T 2260)`);
}

// GB/T 4754: section, division, group, class.
const INDUSTRY = /^[A-T](?:\d{2,4})?$/;

function requireIndustry(code: string): void {
  if (INDUSTRY.test(code)) return;
  throw invalid('industry', `"${code}" is not a section letter with none, 2, 3 or 4 digits (GB/T 4754)`);
}

const invalid = (argument: string, why: string) => new HubError('ARGUMENT_INVALID', { argument, why });
