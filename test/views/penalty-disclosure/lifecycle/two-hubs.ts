import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll } from 'vitest';
import { leasesOver } from '../../../../src/changes/lease.ts';
import { writeRecords } from '../../../../src/changes/write.ts';
import { momentAt } from '../../../../src/clock.ts';
import {
  disclosureRecords,
  type NewDisclosure,
  type PenaltyInput,
  penaltyRecord,
} from '../../../../src/views/penalty-disclosure/record.ts';
import { testDatabase } from '../../../kit/database.ts';
import { emptied } from '../../../kit/emptied.ts';
import { type Asked, startHubOver } from '../../../kit/hub.ts';
import { registerSubjects } from '../../../kit/registered-subjects.ts';
import { writeSmallRegion } from '../../../kit/small-region.ts';
import { SAMPLE } from '../sample.ts';

export type Role = 'app' | 'officer' | 'nameless officer' | 'auditor';

const PRINCIPALS = {
  app: { roles: ['app'] },
  officer: { roles: ['data-owner'], person: 'p1', client: null },
  'nameless officer': { roles: ['data-owner'] },
  auditor: { roles: ['auditor'], person: 'p2', client: null },
} as const;

export const USCCS = ['91411602MA46LM1869', '91410923581749967U'] as const;

// By its id, in five lists, under its subject, and in their five counts.
export const EVERY_PATH = 12;

/**
 * Two processes' worth of hubs over one database, at a time that a test sets: transport and fire impose penalties,
 * education reads.
 */
export async function twoHubs() {
  const { url, sql } = await testDatabase();
  await writeSmallRegion(sql);
  await registerSubjects(sql, USCCS);
  let now = '2026-11-22T10:00:00+08:00';
  const clock = () => momentAt(new Date(now));
  const hubs = [await startHubOver(url, { clock }), await startHubOver(url, { clock })] as const;
  afterAll(() => Promise.all(hubs.map((hub) => hub.stop())));

  const ask = (hub: number, as: string | null, query: string, role: Role = 'app'): Promise<Asked> =>
    (hubs[hub] ?? hubs[0]).ask(as, query, {
      principal: { ...PRINCIPALS[role], roles: [...PRINCIPALS[role].roles] },
    });

  return {
    sql,
    ask,
    setNow: (to: string) => {
      now = to;
    },
    clear: () =>
      emptied(
        sql,
        'penalty_disclosure.disclosures',
        'penalty_disclosure.changes',
        'penalty_disclosure.disclosure_acts',
        'penalty_disclosure.decision_counts',
        'credit.repairs',
      ),

    /** As its source sends it, by intake. */
    async send(changed: Partial<PenaltyInput> = {}, state: Partial<NewDisclosure> = {}): Promise<string> {
      const moment = clock();
      const input = { ...SAMPLE, source: 'transport', authority: 'transport', moment, ...changed };
      const record = { ...penaltyRecord(input), ...state };
      await writeRecords(drizzle(sql), disclosureRecords, [record], moment.now);
      await leasesOver();
      return record.id;
    },

    /** The code of the refusal, or the state in which the act has left the record. */
    async act(mutation: string, as = 'transport', role: Role = 'officer', hub = 0): Promise<string> {
      const { body } = await ask(hub, as, `mutation { done: ${mutation} { state } }`, role);
      return body.errors?.[0].extensions.code ?? body.data.done.state;
    },

    /** By how many paths of a hub a caller comes to the record, counts among them. */
    async paths(id: string, as: string | null, hub = 1): Promise<number> {
      const { body } = await ask(
        hub,
        as,
        `{ byId: penaltyDisclosure(id: "${id}") { id }
           all: penaltyDisclosures { totalCount nodes { id } }
           edges: penaltyDisclosures(sort: DECIDED_ON_ASC) { edges { node { id } } pageInfo { endCursor } }
           byNumber: penaltyDisclosures(filter: { decisionNumber: "${SAMPLE.decisionNumber}" }) { totalCount nodes { id } }
           of: penaltyDisclosures(filter: { usccIn: ["${USCCS.join('", "')}"], source: "transport" }) { totalCount nodes { id } }
           ${['DECIDED', 'EXEMPT', 'SUBMITTED', 'REJECTED', 'PUBLISHED', 'WITHDRAWN', 'REPAIRED', 'EXPIRED']
             .map(
               (state) =>
                 `${state}: penaltyDisclosures(filter: { state: ${state} }) { totalCount nodes { id } }`,
             )
             .join('\n')}
           ${USCCS.map((code, n) => `s${n}: subject(uscc: "${code}") { penalties { totalCount nodes { id } } }`).join('\n')} }`,
      );
      if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
      const text = JSON.stringify(body.data);
      const counted = [...text.matchAll(/"totalCount":([1-9])/g)].length;
      return text.split(`"${id}"`).length - 1 + counted;
    },

    /**
     * What the change log tells of the versions of the record, `RETRACT WITHDRAWN` and the like, oldest first; not what the
     * feed says besides, because a day has come.
     */
    async log(id: string): Promise<string[]> {
      const rows = await sql`select told from (
          select distinct on (version) version, operation || ' ' || reason as told from penalty_disclosure.changes
          where kind = 'penalty-disclosure' and record_id = ${id} order by version, sequence) as versions
        order by version`;
      return rows.map(({ told }) => told);
    },
  };
}
