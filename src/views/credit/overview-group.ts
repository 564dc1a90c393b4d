import { and, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { HubError } from '../../errors.ts';
import type { Condition } from '../../subgraph/list.ts';
import { startsWith } from '../../subgraph/prefix.ts';
import { dossiers } from './table.ts';

/** Which subjects an overview speaks of: those of a division, of an industry, of both, or all. */
export interface OverviewGroup {
  readonly conditions: readonly Condition[];
}

interface GroupArguments {
  readonly division: string | null | undefined;
  readonly industry: string | null | undefined;
}

/** Throws ARGUMENT_INVALID for what is not a whole level: parts of one, compared, would single subjects out. */
export function overviewGroup({ division, industry }: GroupArguments): OverviewGroup {
  const conditions: Condition[] = [];
  if (division != null) {
    conditions.push(startsWith('division', dossiers.divisionCode, divisionPrefix(division)));
  }
  if (industry != null) {
    conditions.push(startsWith('industry', dossiers.industryCode, industryPrefix(industry)));
  }
  return { conditions };
}

/** The condition that a record's subject is of the group; none where the group is everybody. */
export function inGroup(group: OverviewGroup, subjectKey: AnyPgColumn): SQL | undefined {
  if (group.conditions.length === 0) return undefined;
  const where = and(
    sql`${dossiers.subjectKey} = ${subjectKey}`,
    ...group.conditions.map((condition) => condition.where),
  );
  return sql`exists (select from ${dossiers} where ${where})`;
}

// GB/T 2260 has two digits a level; townships and villages (and zones without a code of their own) go on from six.
const DIVISION = /^(?:\d{2}|\d{4}|\d{6,12})$/;

/** `610900` stands for the whole city, as 6109 does: zeros fill a six-digit code up. */
function divisionPrefix(code: string): string {
  if (!DIVISION.test(code)) {
    throw invalid('division', `"${code}" is not a division of 2, 4, or 6 and more digits (GB/T 2260)`);
  }
  return code.length === 6 ? code.replace(/(?:00){1,2}$/, '') : code;
}

// GB/T 4754: section, division, group, class.
const INDUSTRY = /^[A-T](?:\d{2,4})?$/;

function industryPrefix(code: string): string {
  if (!INDUSTRY.test(code)) {
    throw invalid('industry', `"${code}" is not a section letter with none, 2, 3 or 4 digits (GB/T 4754)`);
  }
  return code;
}

const invalid = (argument: string, why: string) => new HubError('ARGUMENT_INVALID', { argument, why });
