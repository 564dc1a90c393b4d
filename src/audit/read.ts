import { type SQL, sql } from 'drizzle-orm';
import { readInstant } from '../database/columns.ts';
import type { Database } from '../database/statement.ts';
import type { Access } from '../permission/verdict.ts';

/** Reads of one department for one purpose, of some fields, on some days. */
export interface WantedReads {
  /** By which the answer tells it from others. */
  readonly id: string;
  readonly department: string;
  /** One client of it; null for all. */
  readonly client: string | null;
  readonly purpose: string;
  readonly coordinates: readonly string[];
  /** Whether what came masked counts too. */
  readonly masked: boolean;
  /** The first day, and the first after the last, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly from: string;
  readonly before: string;
}

export interface CountedReads {
  readonly reads: number;
  /** Null where there were none. */
  readonly lastReadAt: string | null;
}

/** Reads in which something of any of the fields was given, and the same of each field. */
export interface ReadsOfFields extends CountedReads {
  readonly fields: ReadonlyMap<string, CountedReads>;
}

export const NO_READS: ReadsOfFields = { reads: 0, lastReadAt: null, fields: new Map() };

/** What a department read for a purpose, as far as anybody wants to know it. */
interface Place {
  readonly department: string;
  readonly purpose: string;
  readonly wanted: readonly WantedReads[];
  readonly coordinates: readonly string[];
  /** The days on which something begins to be wanted or is no more: between two of them nothing has to be told apart. */
  readonly turns: readonly string[];
}

/** Entries of a place that gave the same. */
interface Sum extends Record<string, unknown> {
  readonly place: number;
  readonly client: string | null;
  /** Entries before the first turn would be in 0; there are none. */
  readonly turn: number;
  /** The access to each coordinate of the place, with blanks between; nothing for one that was not read. */
  readonly given: string;
  readonly reads: number;
  readonly last_read_at: string;
}

/** Counts the reads of many in one statement, which looks at each entry once, however many want it. */
export async function countReads(
  db: Database,
  wanted: readonly WantedReads[],
): Promise<ReadonlyMap<string, ReadsOfFields>> {
  const places = placesOf(wanted);
  if (places.length === 0) return new Map();
  const sums = await db.execute<Sum>(sql.join(places.map(sumsOf), sql` union all `));
  return new Map(
    places.flatMap((place, index) => {
      const ofPlace = sums.filter((sum) => sum.place === index);
      return place.wanted.map((each) => [each.id, readsOf(each, place, ofPlace)] as const);
    }),
  );
}

function placesOf(wanted: readonly WantedReads[]): Place[] {
  const groups = new Map<string, WantedReads[]>();
  for (const each of wanted) {
    const key = JSON.stringify([each.department, each.purpose]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group) => ({
    department: group[0]?.department ?? '',
    purpose: group[0]?.purpose ?? '',
    wanted: group,
    coordinates: [...new Set(group.flatMap(({ coordinates }) => coordinates))],
    turns: [...new Set(group.flatMap(({ from, before }) => [from, before]))].sort(),
  }));
}

/** A range of the index of a department’s entries for a purpose. */
function sumsOf({ department, purpose, coordinates, turns }: Place, place: number): SQL {
  const midnights = turns.map((day) => `${day}T00:00:00+08:00`);
  const accesses = coordinates.map((coordinate) => sql`coordinates ->> ${coordinate}::text`);
  return sql`
    select ${place}::int as place, client, width_bucket(at, ${`{${midnights.join()}}`}::text::timestamptz[]) as turn,
      concat(${sql.join(accesses, sql`, ' ', `)}) as given, count(*)::int as reads, max(at) as last_read_at
    from audit.entries
    where department = ${department} and purpose = ${purpose}
      and at >= ${midnights.at(0)}::timestamptz and at < ${midnights.at(-1)}::timestamptz and outcome not in ('REFUSED', 'INTENT')
    group by 2, 3, 4`;
}

const GIVING: readonly Access[] = ['FULL', 'SCOPED'];

function readsOf(wanted: WantedReads, { coordinates, turns }: Place, sums: readonly Sum[]): ReadsOfFields {
  const first = turns.indexOf(wanted.from);
  const end = turns.indexOf(wanted.before);
  const giving: readonly (string | undefined)[] = wanted.masked ? [...GIVING, 'MASKED'] : GIVING;
  const ofWanted = sums.filter(
    ({ turn, client }) => turn > first && turn <= end && (wanted.client === null || wanted.client === client),
  );
  const gave = (sum: Sum, coordinate: string) =>
    giving.includes(sum.given.split(' ')[coordinates.indexOf(coordinate)]);
  return {
    ...together(ofWanted.filter((sum) => wanted.coordinates.some((coordinate) => gave(sum, coordinate)))),
    fields: new Map(
      wanted.coordinates.map((coordinate) => [
        coordinate,
        together(ofWanted.filter((sum) => gave(sum, coordinate))),
      ]),
    ),
  };
}

const together = (sums: readonly Sum[]): CountedReads => ({
  reads: sums.reduce((total, { reads }) => total + reads, 0),
  lastReadAt: latestOf(sums.map(({ last_read_at }) => readInstant(last_read_at))),
});

// All of one zone and one form, so that texts are in the order of the instants.
const latestOf = (instants: readonly string[]): string | null => instants.toSorted().at(-1) ?? null;
