import DataLoader from 'dataloader';
import { countReads, NO_READS, type ReadsOfFields, type WantedReads } from '../../audit/read.ts';
import { addDays } from '../../calendar/civil-date.ts';
import { HubError } from '../../errors.ts';
import type { ViewContext } from '../../subgraph/context.ts';
import type { GrantRow } from '../record.ts';
import type { GrantUsage } from './type.ts';

// Entries are kept three years.
const MOST_DAYS = 1_096;
// Each is a statement over the audit, which is the largest table that there is.
const MOST_PERIODS = 3;

/** How often a grant was used on the last `days` days and today. */
export async function usageOf(context: ViewContext, grant: GrantRow, days: number): Promise<GrantUsage> {
  // The audit is the hub's: a view on a server of its own has none.
  if (context.scope.catalogue === undefined) throw new HubError('CATALOGUE_UNAVAILABLE');
  if (days < 1 || days > MOST_DAYS) throw wrongDays(`it is ${days}, and has to be 1 to ${MOST_DAYS}`);
  const periods = context.keep('periods of usage', () => new Set<number>());
  periods.add(days);
  if (periods.size > MOST_PERIODS)
    throw wrongDays(`at most ${MOST_PERIODS} different ones are counted at once`);
  const loader = context.keep(`usage of ${days} days`, () => usageLoader(context, days));
  return shown(grant, await loader.load(grant));
}

const wrongDays = (why: string) => new HubError('ARGUMENT_INVALID', { argument: 'days', why });

function usageLoader({ db, today }: ViewContext, days: number): DataLoader<GrantRow, ReadsOfFields, string> {
  const first = addDays(today, -days);
  return new DataLoader(
    async (asked) => {
      const wanted = asked.map((grant) => wantedReads(grant, { first, today }));
      const counted = await countReads(
        db,
        wanted.filter(({ from, before }) => from < before),
      );
      return asked.map(({ id }) => counted.get(id) ?? NO_READS);
    },
    { cacheKeyFn: ({ id }) => id },
  );
}

/** What may have been read by it: before it began and after it ended others gave what was given. */
function wantedReads(
  { validFrom, validTo, revokedAt, mask, ...grant }: GrantRow,
  { first, today }: { readonly first: string; readonly today: string },
): WantedReads {
  const [last = today] = [validTo, revokedAt?.slice(0, 10) ?? today, today].sort();
  return {
    id: grant.id,
    department: grant.grantee,
    client: grant.client,
    purpose: grant.purpose,
    coordinates: grant.coordinates,
    masked: mask !== null,
    from: validFrom > first ? validFrom : first,
    before: addDays(last, 1),
  };
}

const shown = ({ coordinates }: GrantRow, { reads, lastReadAt, fields }: ReadsOfFields): GrantUsage => ({
  reads,
  lastReadAt,
  fields: coordinates.map((coordinate) => ({
    coordinate,
    ...(fields.get(coordinate) ?? { reads: 0, lastReadAt: null }),
  })),
});
