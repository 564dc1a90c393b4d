import { type Asking, department, keyOfCode, type Resolvers, subjectOf } from './asking.ts';
import { isNumbered, saidOf } from './licensing-resolvers.ts';
import { pageOf } from './page.ts';
import type { AnyRow } from './tables.ts';

/** What is not published, or no longer, exists for its source alone. */
const penalties = ({ tables, caller: { today, department } }: Asking): AnyRow[] =>
  tables.disclosures.filter(
    (row) =>
      (row.state === 'PUBLISHED' && row.publicityEndsOn >= today) ||
      (department !== null && row.source === department),
  );

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
        (filter?.state == null || row.state === filter.state) &&
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
  'PenaltyDisclosure.subject': ({ subjectKey }, _args, asking) => subjectOf(subjectKey, asking),
  'PenaltyDisclosure.authority': (row) => department(row.authority),
  'PenaltyDisclosure.source': (row) => department(row.source),
};
