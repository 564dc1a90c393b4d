import { sql } from 'drizzle-orm';
import { bigserial, boolean, check, index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { civilDate, instant } from '../../database/columns.ts';
import type { Mask } from '../../permission/share.ts';
import { clients, departments, purposes, sharingSchema } from '../table.ts';

export const requestState = sharingSchema.enum('request_state', [
  'DRAFT',
  'UNDER_REVIEW',
  'RETURNED',
  'APPROVED',
  'PARTLY_APPROVED',
  'REFUSED',
  'WITHDRAWN',
]);

/** What a department asks others to share with it (共享申请). */
export const accessRequests = sharingSchema.table(
  'access_requests',
  {
    id: text('id').primaryKey(),
    asker: text('asker')
      .notNull()
      .references(() => departments.id),
    client: text('client').references(() => clients.id),
    purpose: text('purpose').references(() => purposes.id),
    coordinates: text('coordinates').array().notNull(),
    /** Of records that a source asserts: of these sources alone; null for all. */
    sources: text('sources').array(),
    division: text('division'),
    industry: text('industry'),
    directory: text('directory'),
    mask: text('mask').$type<Mask>(),
    validFrom: civilDate('valid_from'),
    validTo: civilDate('valid_to'),
    scenario: text('scenario'),
    legalBasis: text('legal_basis'),
    /** Derived from the parts whenever one of them changes. */
    state: requestState('state').notNull(),
    draftedAt: instant('drafted_at').notNull(),
    submittedAt: instant('submitted_at'),
    /** When the first of what is still open has to be answered. */
    dueOn: civilDate('due_on'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [index('access_requests_asker').on(t.asker, t.state), index('access_requests_due').on(t.dueOn)],
);

export const partState = sharingSchema.enum('part_state', [
  'OPEN',
  'AWAITING_CONFIRMATION',
  'RETURNED',
  'APPROVED',
  'REFUSED',
  'WITHDRAWN',
]);

/** What one department decides of a request (申请分项). */
export const requestParts = sharingSchema.table(
  'request_parts',
  {
    id: text('id').primaryKey(),
    request: text('request')
      .notNull()
      .references(() => accessRequests.id),
    /** Null where the share class answers: what every member department may read. */
    decider: text('decider').references(() => departments.id),
    /** Whose records they are: the decider's own, or those of sources that let the steward decide. */
    owners: text('owners').array().notNull(),
    coordinates: text('coordinates').array().notNull(),
    isPersonal: boolean('is_personal').notNull(),
    state: partState('state').notNull(),
    openedOn: civilDate('opened_on').notNull(),
    dueOn: civilDate('due_on').notNull(),
    /** Of what was decided; null until it is. */
    division: text('division'),
    industry: text('industry'),
    directory: text('directory'),
    mask: text('mask').$type<Mask>(),
    validFrom: civilDate('valid_from'),
    validTo: civilDate('valid_to'),
    reason: text('reason'),
    legalBasis: text('legal_basis'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    confirmedBy: text('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    index('request_parts_request').on(t.request),
    index('request_parts_to_decide')
      .on(t.decider, t.dueOn)
      .where(sql`state in ('OPEN', 'AWAITING_CONFIRMATION')`),
    check('request_parts_something', sql`cardinality(coordinates) > 0`),
    check(
      'request_parts_two_officers',
      sql`confirmed_by is distinct from decided_by or confirmed_by is null`,
    ),
  ],
);

/** Who did what with a request (办理记录); nothing is ever changed in it. */
export const requestActs = sharingSchema.table(
  'request_acts',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    request: text('request')
      .notNull()
      .references(() => accessRequests.id),
    part: text('part').references(() => requestParts.id),
    act: text('act').notNull(),
    department: text('department').notNull(),
    client: text('client'),
    person: text('person'),
    reason: text('reason'),
    at: instant('at').notNull(),
  },
  (t) => [index('request_acts_request').on(t.request, t.seq)],
);

/** Where a source has said otherwise than the rule: that the steward decides for it, but not on personal data. */
export const delegations = sharingSchema.table(
  'delegations',
  {
    source: text('source')
      .notNull()
      .references(() => departments.id),
    type: text('type').notNull(),
    isPersonal: boolean('is_personal').notNull(),
    isGiven: boolean('is_given').notNull(),
    assertedAt: instant('asserted_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.source, t.type, t.isPersonal] })],
);
