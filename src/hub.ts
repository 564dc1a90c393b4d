import { drizzle } from 'drizzle-orm/postgres-js';
import type { FastifyInstance } from 'fastify';
import { openAuditLog } from './audit/log.ts';
import { lastChangesOf } from './changes/last-changes.ts';
import type { Clock } from './clock.ts';
import { commitOf, PROJECT_FOLDER } from './commit.ts';
import type { Config } from './config.ts';
import { connectDatabase } from './database/connect.ts';
import { openWriter } from './database/writer.ts';
import { every } from './every.ts';
import type { Follow } from './following/following.ts';
import { LIMITS } from './gateway/limits.ts';
import { closeServer } from './http/listen.ts';
import { openServer } from './http/server.ts';
import { openDesk } from './ingest/desk/desk.ts';
import { openKeyRing } from './keys.ts';
import { log } from './log.ts';
import { idleGrants } from './registry/idle-grants.ts';
import { openRegistry } from './registry/registry.ts';
import { authenticateClient } from './sharing/client.ts';
import { memberDepartments } from './sharing/member-departments.ts';
import { mutationMemory } from './sharing/mutation-memory.ts';
import { loadPolicy, readPolicyVersion } from './sharing/policy.ts';
import { watchPolicy } from './sharing/policy-watch.ts';
import { readPublishedSubgraphs } from './sharing/published-subgraph.ts';
import { departments, purposes, changes as sharingChanges } from './sharing/table.ts';
import { sharingView } from './sharing/view.ts';
import { checkTogether } from './subgraph/check-together.ts';
import { cursorSeal } from './subgraph/cursor.ts';
import { localSubgraph } from './subgraph/local.ts';
import { openRecordCache } from './subgraph/record-cache.ts';
import { SCALARS } from './subgraph/scalars.ts';
import type { Subgraph } from './subgraph/seat.ts';
import type { View } from './subgraph/view.ts';
import * as credit from './views/credit/table.ts';
import { creditView } from './views/credit/view.ts';
import * as licenseNotification from './views/license-notification/table.ts';
import { licenseNotificationView } from './views/license-notification/view.ts';
import { governOlderDecisions } from './views/penalty-disclosure/regime.ts';
import * as penaltyDisclosure from './views/penalty-disclosure/table.ts';
import { penaltyDisclosureView } from './views/penalty-disclosure/view.ts';
import { changes as subjectChanges } from './views/subject/table.ts';
import { subjectView } from './views/subject/view.ts';

/** Every subgraph of the hub; the one place that names the views. */
export function buildViews(): View[] {
  const views = [
    subjectView(),
    creditView(),
    licenseNotificationView(),
    penaltyDisclosureView(),
    sharingView(),
  ];
  checkTogether(views);
  return views;
}

const CHANGE_LOGS = new Map([
  ['subject', subjectChanges],
  ['credit', credit.changes],
  ['license-notification', licenseNotification.changes],
  ['penalty-disclosure', penaltyDisclosure.changes],
  ['sharing', sharingChanges],
]);

// A department that publishes its view expects to see it at once, and the question is one row by its key.
const REFRESH_MS = 500;

// A second without an answer is too long; a new statement may find what the old one waited for.
const POLICY_TIMEOUT_MS = 1_000;

export interface Hub {
  readonly app: FastifyInstance;
  /** Stops accepting, lets running requests end, flushes the audit, closes the connections. */
  close(): Promise<void>;
}

export interface HubParts {
  readonly config: Config;
  /** Of a migrated database. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly follow: Follow;
}

/** Puts the hub together; it does not listen yet. */
export async function openHub({ config, databaseUrl, clock, follow }: HubParts): Promise<Hub> {
  governOlderDecisions(config.olderDecisions);
  const keys = openKeyRing(config.keyFile, { create: true });
  const sql = connectDatabase(databaseUrl, { statementTimeoutMs: LIMITS.requestMs });
  // The audit has connections of its own: drizzle changes how a client reads dates, and a read must never
  // wait for its audit entry behind other reads.
  const auditSql = connectDatabase(databaseUrl, { max: 2, applicationName: 'hub audit' });
  // Whether a grant still holds must be found out in time, however many reads wait for a connection.
  const policySql = connectDatabase(databaseUrl, {
    max: 1,
    applicationName: 'hub policy',
    statementTimeoutMs: POLICY_TIMEOUT_MS,
  });
  const policyDb = drizzle(policySql);
  const db = drizzle(sql);
  const audit = openAuditLog(auditSql, keys.secret('audit-subjects', 32));
  const closers: (() => Promise<void>)[] = [];
  try {
    const views = buildViews();
    const policy = await watchPolicy({
      version: () => readPolicyVersion(policyDb),
      load: () => loadPolicy(policyDb),
    });
    closers.push(policy.close);
    const cursors = cursorSeal(keys.secret('cursors', 64));
    const { records, close: closeRecords } = await openRecordCache(databaseUrl);
    closers.push(closeRecords);
    const writer = openWriter(databaseUrl, LIMITS.requestMs);
    closers.push(writer.close);
    const lastChanges = lastChangesOf(db, CHANGE_LOGS);
    const parts = {
      db,
      cursors,
      records,
      writer,
      deadlines: config.deadlines,
      lastChanges,
      members: () => memberDepartments(db),
    };
    const local = new Map(views.map((view) => [view.name, localSubgraph(view, parts)]));
    const registry = await openRegistry({
      builtIn: views,
      urls: config.subgraphs,
      timeoutMs: config.subgraphTimeout,
      keys,
      local: (name) => local.get(name) as Subgraph,
      readPublished: () => readPublishedSubgraphs(db),
      gateway: {
        policy: policy.current,
        audit,
        mutations: mutationMemory(db, clock),
        clock,
        scalars: SCALARS,
      },
    });
    const refreshing = every(
      { milliseconds: REFRESH_MS, failure: 'what is published could not be read' },
      registry.refresh,
    );
    const following = follow(databaseUrl, config.deadlines);
    closers.push(registry.close, refreshing.close, following.close);
    const tellIdleGrants = () => {
      const idle = idleGrants(policy.current().grants, registry.gateways.current().table);
      if (idle.length > 0) log.warn({ idle }, 'grants name fields that the graph does not have');
    };
    tellIdleGrants();
    closers.push(
      asCloser(policy.onChange(tellIdleGrants)),
      asCloser(registry.gateways.onPublish(tellIdleGrants)),
    );
    // The demo region is loaded just before, and whoever looks at it at once is to find it whole.
    if (config.demo) await following.first;
    const app = await openServer({
      gateways: registry.gateways,
      keys,
      confirmPolicy: policy.confirm,
      audit,
      issuer: config.issuer,
      health: { commit: commitOf(PROJECT_FOLDER), ready: async () => void (await auditSql`select 1`) },
      oauth: { authenticate: (id, secret) => authenticateClient(db, id, secret) },
      intake: openDesk({
        db,
        databaseUrl,
        limits: config.intake,
        clock,
        hashKey: keys.secret('persons', 32),
      }),
      workbench: {
        demo: config.demo,
        folder: `${PROJECT_FOLDER}/dist/workbench`,
        departments: () => db.select().from(departments).orderBy(departments.id),
        purposes: () => db.select().from(purposes).orderBy(purposes.id),
      },
    });
    return { app, close };

    async function close(): Promise<void> {
      await closeServer(app);
      await closeConnections();
    }
  } catch (error) {
    await closeConnections();
    throw error;
  }

  async function closeConnections(): Promise<void> {
    for (const close of closers.reverse()) await close();
    await audit.close();
    await Promise.all([sql, auditSql, policySql].map((each) => each.end({ timeout: 5 })));
  }
}

const asCloser = (end: () => void) => async (): Promise<void> => end();
