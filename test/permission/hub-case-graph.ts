import { drizzle } from 'drizzle-orm/postgres-js';
import { writeRecords } from '../../src/changes/write.ts';
import type { Database } from '../../src/database/statement.ts';
import { DEPARTMENTS } from '../../src/demo/departments.ts';
import { factsConsumers } from '../../src/following/followers.ts';
import { buildViews } from '../../src/hub.ts';
import { revokeGrant } from '../../src/sharing/grant.ts';
import { loadPolicy } from '../../src/sharing/policy.ts';
import {
  departmentRecords,
  grantRecords,
  type NewGrant,
  purposeRecords,
  sourceRecords,
} from '../../src/sharing/record.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import { localSubgraph } from '../../src/subgraph/local.ts';
import { openRecordCache } from '../../src/subgraph/record-cache.ts';
import { subjectRecords } from '../../src/views/subject/record.ts';
import { createDatabase } from '../kit/database.ts';
import type { CaseGrant, CasePolicy } from './case.ts';
import { AT, type CaseGraph, openCaseGraph } from './case-graph.ts';
import { CODES, loadHubSample } from './hub-sample.ts';

const told = { assertedAt: AT.now.toISOString() };

/** The hub's own views over a database of a few records, its policy read from the tables as a hub reads it. */
export async function openHubGraph(policy: CasePolicy): Promise<CaseGraph> {
  const database = await createDatabase();
  const db = drizzle(database.sql);
  await loadHubSample(db);
  await tellFacts(db);
  await writePolicy(db, policy);
  const loaded = await loadPolicy(db);
  const views = buildViews();
  // What is kept of records is kept for all callers, and must show each no more than the tables would.
  const { records, close: closeRecords } = await openRecordCache(database.url);
  const parts = { db, records, cursors: cursorSeal(new Uint8Array(64).fill(7)) };
  const graph = await openCaseGraph({
    views,
    local: new Map(views.map((view) => [view.name, localSubgraph(view, parts)])),
    foreign: [],
    sql: database.sql,
    policy: {
      ...loaded,
      isConfirmed: policy.confirmed,
      revokedClients: new Set(policy.revokedClients),
    },
  });
  return {
    ...graph,
    async close() {
      await graph.close();
      await closeRecords();
      await database.drop();
    },
  };
}

/** To each view what it keeps of subjects; at once, as other tests of the cluster would hold a reader of the log back. */
async function tellFacts(db: Database): Promise<void> {
  const recorded = Object.values(CODES).map((code) => ({
    kind: subjectRecords.kind,
    recordId: code,
    version: 1,
    subjectKey: `USCC:${code}`,
    operation: 'UPSERT' as const,
    reason: subjectRecords.created,
    changedAt: AT.now.toISOString(),
  }));
  for (const { apply } of factsConsumers()) await apply(db, recorded);
}

async function writePolicy(db: Database, { purposes, grants, sources }: CasePolicy): Promise<void> {
  const at = AT.now;
  await writeRecords(
    db,
    departmentRecords,
    DEPARTMENTS.map((each) => ({ ...each, ...told })),
    at,
  );
  const registered = Object.entries(purposes).map(([id, { excludes, caseNumber }]) => ({
    ...{ id, name: id, englishName: id, legalBasis: 'a law' },
    ...{ caseNumberRequired: caseNumber, excludes, ...told },
  }));
  if (registered.length > 0) await writeRecords(db, purposeRecords, registered, at);
  const asserted = Object.entries(sources).flatMap(([type, departments]) =>
    departments.map((department) => ({ department, type, ...told })),
  );
  if (asserted.length > 0) await writeRecords(db, sourceRecords, asserted, at);
  if (grants.length > 0) await writeRecords(db, grantRecords, grants.map(rowOf), at);
  for (const { id, revoked } of grants) {
    if (revoked !== undefined) await revokeGrant(db, { id, reason: revoked }, AT);
  }
}

const rowOf = ({ of, to, fields, within, from, until, for: purpose, ...rest }: CaseGrant): NewGrant => ({
  id: rest.id,
  owner: of,
  grantee: to,
  client: null,
  purpose,
  coordinates: fields,
  ...within,
  mask: rest.mask,
  validFrom: from,
  validTo: until,
  basis: 'a law',
  ...told,
});
