import { drizzle } from 'drizzle-orm/postgres-js';
import type { FastifyInstance } from 'fastify';
import { openAuditLog } from './audit/log.ts';
import type { Consumer } from './changes/consumer.ts';
import type { Feed } from './changes/feed/feed.ts';
import { numbering } from './changes/feed/numbering.ts';
import { retellBySubject } from './changes/feed/retell.ts';
import { lastChangesOf } from './changes/last-changes.ts';
import { projection } from './changes/projection.ts';
import { runConsumers } from './changes/running-consumers.ts';
import type { Clock } from './clock.ts';
import { commitOf, PROJECT_FOLDER } from './commit.ts';
import type { Config } from './config.ts';
import { connectDatabase } from './database/connect.ts';
import { openWriter } from './database/writer.ts';
import { every } from './every.ts';
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
import { penaltyRepairs } from './views/credit/penalty-repair.ts';
import { sanctions as creditSanctions } from './views/credit/sanction.ts';
import * as credit from './views/credit/table.ts';
import { creditView } from './views/credit/view.ts';
import * as licenseNotification from './views/license-notification/table.ts';
import { type TellingParts, tellDepartments } from './views/license-notification/told/consumer.ts';
import { licenseNotificationView } from './views/license-notification/view.ts';
import { repairedPenalties } from './views/penalty-disclosure/lifecycle/repaired.ts';
import { governOlderDecisions } from './views/penalty-disclosure/regime.ts';
import { sanctions as penaltySanctions } from './views/penalty-disclosure/sanction.ts';
import * as penaltyDisclosure from './views/penalty-disclosure/table.ts';
import { penaltyDisclosureView } from './views/penalty-disclosure/view.ts';
import { facts } from './views/subject/facts.ts';
import { register } from './views/subject/registered.ts';
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

/** The views keep, each in its own schema, what row scopes ask of a subject. */
export const factsConsumers = (): Consumer[] =>
  [
    { view: 'credit', ...credit },
    { view: 'license-notification', ...licenseNotification },
    { view: 'penalty-disclosure', ...penaltyDisclosure },
  ].map(({ view, consumers, subjectFacts }) => {
    const project = projection(subjectFacts, facts);
    const feed = FEEDS.find((each) => each.view === view);
    const retell = feed && retellBySubject(feed);
    return {
      name: `${view} subject facts`,
      log: subjectChanges,
      cursors: consumers,
      async apply(db, changes) {
        await project(db, changes);
        // After the facts, by which it is decided who gets what of the records.
        await retell?.(db, changes);
      },
    };
  });

/** What views tell to those who impose sanctions. */
export const FEEDS: readonly Feed[] = [creditSanctions, penaltySanctions];

/** The repairs of penalties are on record in the view of credit, as those of listings are. */
const repairConsumer = (): Consumer => ({
  name: 'credit penalty repairs',
  log: penaltyDisclosure.changes,
  cursors: credit.consumers,
  apply: penaltyRepairs(repairedPenalties),
});

/** 双告知: the view of notices tells departments of what the view of subjects has registered. */
export const noticesConsumer = (parts: Pick<TellingParts, 'deadlines' | 'clock'>): Consumer => ({
  name: 'license-notification registrations',
  log: subjectChanges,
  cursors: licenseNotification.consumers,
  apply: tellDepartments({ ...parts, register, members: memberDepartments }),
});

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

/** Puts the hub together over a migrated database; it does not listen yet. */
export async function openHub(config: Config, databaseUrl: string, clock: Clock): Promise<Hub> {
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
    const consuming = runConsumers(databaseUrl, [
      ...factsConsumers(),
      noticesConsumer({ deadlines: config.deadlines, clock }),
      repairConsumer(),
      ...FEEDS.map((feed) => numbering(feed, clock)),
    ]);
    closers.push(registry.close, refreshing.close, consuming.close);
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
    if (config.demo) await consuming.first;
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
