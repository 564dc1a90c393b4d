import { type Asking, department, type Resolvers, refused, sorted } from './asking.ts';
import type { AnyRow } from './tables.ts';

export const GRANT_RESOLVERS: Resolvers = {
  'Query.grants': (_, { active }, asking) => {
    const { caller, policy } = asking;
    const mine = policy.grants.filter(({ owner, grantee }) =>
      [owner, grantee, 'hub'].some((party) => party === caller.department),
    );
    const wanted = mine.filter((grant) => active == null || (stateOf(grant, asking) === 'ACTIVE') === active);
    return sorted(wanted, ['validTo', 'id']);
  },
  // Nothing else is to be done in the region: nobody has asked for anything, or doubts anything.
  'Query.duties': (_, { overdue, first = 100 }, asking) => {
    if (first < 0 || first > 500) throw refused('ARGUMENT_INVALID');
    const { caller, policy } = asking;
    const ending = policy.grants.filter(
      (grant) =>
        [grant.grantee, 'hub'].some((party) => party === caller.department) &&
        stateOf(grant, asking) === 'ACTIVE' &&
        grant.validTo <= tenWorkdaysAfter(caller.today),
    );
    return (overdue === true ? [] : sorted(ending, ['validTo', 'id'])).slice(0, first).map((grant) => ({
      kind: 'RENEW_OR_LET_END',
      department: department(grant.grantee),
      dueOn: grant.validTo,
      overdue: false,
      request: null,
      part: null,
      doubt: null,
      grant,
    }));
  },
  'Grant.owner': ({ owner }) => department(owner),
  'Grant.grantee': ({ grantee }) => department(grantee),
  'Grant.purpose': ({ purpose }, _args, { policy }) => policy.purposes.find(({ id }) => id === purpose),
  'Grant.scope': ({ division, industry, directory }) => ({ division, industry, directory }),
  'Grant.state': (grant, _args, asking) => stateOf(grant, asking),
  'Grant.expiresSoon': (grant, _args, asking) =>
    stateOf(grant, asking) === 'ACTIVE' && grant.validTo <= tenWorkdaysAfter(asking.caller.today),
  // Nothing that the oracle asks is written to the audit.
  'Grant.usage': ({ coordinates }, { days }) => {
    if (days < 1 || days > 1_096) throw refused('ARGUMENT_INVALID');
    const never = { reads: 0, lastReadAt: null };
    return { ...never, fields: coordinates.map((coordinate: string) => ({ coordinate, ...never })) };
  },
};

function stateOf(grant: AnyRow, { caller }: Asking): string {
  if (grant.revokedAt !== null) return 'REVOKED';
  if (caller.today < grant.validFrom) return 'COMING';
  return caller.today > grant.validTo ? 'EXPIRED' : 'ACTIVE';
}

/** From the three days on which it is asked to the end of their year there is no holiday but Saturdays and Sundays. */
function tenWorkdaysAfter(today: string): string {
  const date = new Date(`${today}T00:00:00Z`);
  for (let left = 10; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left -= 1;
  }
  return date.toISOString().slice(0, 10);
}
