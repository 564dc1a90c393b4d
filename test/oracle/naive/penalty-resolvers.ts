import type { GraphQLEnumType } from 'graphql';
import { type Asking, department, keyOfCode, type Resolvers, refused, sorted, subjectOf } from './asking.ts';
import { declaredGraph } from './graph.ts';
import { isNumbered, saidOf } from './licensing-resolvers.ts';
import { pageOf } from './page.ts';
import type { AnyRow } from './tables.ts';
import { naiveWorkday } from './workday.ts';

/** What is not published, or no longer, exists for its source alone. */
const penalties = ({ tables, caller: { today, department } }: Asking): AnyRow[] =>
  tables.disclosures.filter(
    (row) =>
      (row.state === 'PUBLISHED' && row.publicityEndsOn >= today) ||
      (department !== null && row.source === department),
  );

// In the order in which the schema has them.
const CATEGORIES = (declaredGraph().schema.getType('PenaltyCategory') as GraphQLEnumType)
  .getValues()
  .map(({ name }) => name);

/** What has run out since it was published is so from the day after. */
const stateOf = (row: AnyRow, today: string): string =>
  row.state === 'PUBLISHED' && row.publicityEndsOn < today ? 'EXPIRED' : row.state;

function tasksOf(row: AnyRow, today: string): AnyRow[] {
  if (row.state === 'EXEMPT') return [];
  const task = (channel: string, dueOn: string | null, doneOn: string | null) => {
    const isLate = dueOn !== null && dueOn < (doneOn ?? today);
    return { channel, dueOn, doneOn, late: dueOn === null ? null : isLate };
  };
  const isMoreThanWarned = row.categories.some((category: string) => category !== 'WARNING');
  const hasSystem = row.source === 'market-regulation' && row.procedure === 'ORDINARY' && isMoreThanWarned;
  return [
    task('CREDIT_SITE', naiveWorkday(row.decidedOn, 7), row.publishedOn),
    ...(hasSystem ? [task('PUBLICITY_SYSTEM', naiveWorkday(row.decidedOn, 20), row.publicitySystemOn)] : []),
  ];
}

function timelinessOf(from: string, to: string, { tables, caller: { today } }: Asking): AnyRow[] {
  const published = tables.disclosures.filter(
    (row) =>
      row.decidedOn >= from && row.decidedOn <= to && row.publishedOn !== null && row.exemption === null,
  );
  const counts = tables.decisionCounts.filter((row) => row.from >= from && row.to <= to);
  const days = (one: string, other: string) => (Date.parse(other) - Date.parse(one)) / 86_400_000 + 1;
  const lastDue = naiveWorkday(to, 7);
  return [...new Set([...published, ...counts].map(({ source }) => source))].sort().map((id) => {
    const own = published.filter(({ source }) => source === id);
    const counted = counts.filter(({ source }) => source === id);
    const covered = counted.reduce((sum, row) => sum + days(row.from, row.to), 0);
    const should = counted.reduce((sum, row) => sum + row.count - row.exempt, 0);
    const shouldReport = counted.length > 0 && covered === days(from, to) ? should : null;
    const timed = own.filter(({ publicityDueOn }) => publicityDueOn !== null);
    const due = timed.filter(({ publicityDueOn }) => publicityDueOn < today);
    const isComplete = (row: AnyRow) =>
      !row.subjectKey.startsWith('NONE:') &&
      row.categories.length > 0 &&
      ['violation', 'facts', 'basis', 'content'].every((field) => row[field] !== null);
    const isKnown = shouldReport !== null && lastDue !== null && lastDue < today;
    return {
      department: { id },
      from,
      to,
      shouldReport,
      reported: { numerator: own.length, denominator: shouldReport },
      onTime: {
        numerator: timed.filter((row) => row.publishedOn <= row.publicityDueOn).length,
        denominator: timed.length,
      },
      late: {
        numerator: due.filter((row) => row.publishedOn > row.publicityDueOn).length,
        denominator: due.length,
      },
      compliant: { numerator: own.filter(isComplete).length, denominator: own.length },
      concealed: {
        numerator: isKnown ? Math.max(0, shouldReport - own.length) : null,
        denominator: isKnown ? shouldReport : null,
      },
    };
  });
}

const order = (sort: string) => ({ sort, keys: ['decidedOn', 'id'], down: sort === 'DECIDED_ON_DESC' });

export const PENALTY_RESOLVERS: Resolvers = {
  'Query.penaltyDisclosure': (_, { id }, asking) => penalties(asking).find((row) => row.id === id) ?? null,
  'Query.penaltyDisclosures': (_, { filter, sort, ...args }, asking) => {
    if (filter?.subject != null) keyOfCode(filter.subject);
    const codes: string[] | undefined = filter?.usccIn?.map(keyOfCode);
    const told = saidOf(filter);
    const rows = penalties(asking).filter(
      (row) =>
        (filter?.subject == null || row.subjectKey === `USCC:${filter.subject}`) &&
        (codes === undefined || codes.includes(row.subjectKey)) &&
        isNumbered(row, filter?.decisionNumber) &&
        (filter?.source == null || row.source === filter.source) &&
        (filter?.authorityName == null || row.authorityName === filter.authorityName) &&
        (filter?.category == null || row.categories.includes(filter.category)) &&
        (filter?.severity == null || row.severity === filter.severity) &&
        (filter?.state == null || stateOf(row, asking.caller.today) === filter.state) &&
        (filter?.decidedFrom == null || row.decidedOn >= filter.decidedFrom) &&
        (filter?.decidedTo == null || row.decidedOn <= filter.decidedTo),
    );
    return pageOf(
      { coordinate: 'Query.penaltyDisclosures', filter: told, ...order(sort), rows },
      args,
      asking,
    );
  },
  'Subject.penalties': ({ uscc }, args, asking) => {
    const rows = penalties(asking).filter(({ subjectKey }) => subjectKey === `USCC:${uscc}`);
    const list = { coordinate: 'Subject.penalties', filter: {}, ...order('DECIDED_ON_DESC'), rows };
    return pageOf(list, args, asking);
  },
  'Query.severityRules': (_, { authority }, { tables }) =>
    sorted(
      tables.severityRules
        .filter((rule) => authority == null || rule.authority === authority)
        .map((rule) => ({ ...rule, place: CATEGORIES.indexOf(rule.category) })),
      ['authority', 'place', 'threshold', 'effectiveFrom', 'id'],
    ),
  'SeverityRule.authority': (row) => department(row.authority),
  'Query.disclosureTimeliness': (_, { from, to }, asking) => {
    if (from > to) throw refused('ARGUMENT_INVALID');
    return timelinessOf(from, to, asking);
  },
  'PenaltyDisclosure.state': (row, _args, { caller }) => stateOf(row, caller.today),
  'PenaltyDisclosure.publicityTasks': (row, _args, { caller }) =>
    row.source === caller.department ? tasksOf(row, caller.today) : null,
  'PenaltyDisclosure.history': ({ id, source }, _args, { caller, tables }) =>
    source === caller.department
      ? sorted(
          tables.disclosureActs.filter(({ disclosureId }) => disclosureId === id),
          ['sequence'],
        )
      : null,
  'PenaltyDisclosure.subject': ({ subjectKey }, _args, asking) => subjectOf(subjectKey, asking),
  'PenaltyDisclosure.authority': (row) => department(row.authority),
  'PenaltyDisclosure.source': (row) => department(row.source),
};
