import { drizzle } from 'drizzle-orm/postgres-js';
import { type GraphQLObjectType, getNamedType, isLeafType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase } from '../../src/database/connect.ts';
import { buildViews } from '../../src/hub.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import { columnSetOf } from '../../src/subgraph/column-set.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import { localSubgraph } from '../../src/subgraph/local.ts';
import { demoDatabase } from '../kit/demo-database.ts';
import { DEMO_MOMENT } from '../kit/demo-moment.ts';

const views = new Map(buildViews().map((view) => [view.name, view]));
const database = await demoDatabase();
const sql = connectDatabase(database.url, { max: 2 });
const cursors = cursorSeal(new Uint8Array(64).fill(7));
let uscc = '';

beforeAll(async () => {
  const [row] = await sql`
    select s.uscc from subject.subjects s
    where exists (select 1 from penalty_disclosure.disclosures d where d.counterpart_uscc = s.uscc
      and d.state = 'PUBLISHED' and d.publicity_ends_on > '2027-01-01')
    and exists (select 1 from license_notification.notices n where n.subject_key = 'USCC:' || s.uscc)
    and exists (select 1 from license_notification.licenses l where l.counterpart_uscc = s.uscc)
    limit 1`;
  uscc = row?.uscc;
});
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await database.drop();
});

/** Type → how a page or a row of it is asked, in its view. */
const ASKED: Record<string, [view: string, around: (fields: string) => string]> = {
  Subject: ['subject', (fields) => `{ subject(uscc: "${uscc}") { ${fields} } }`],
  'Subject in a list': [
    'subject',
    (fields) => `{ subjects(filter: { usccIn: ["${uscc}"] }) { nodes { ${fields} } } }`,
  ],
  License: ['license-notification', (fields) => entity(`licenses(first: 5) { nodes { ${fields} } }`)],
  LicenseNotification: [
    'license-notification',
    (fields) => entity(`licenseNotifications(first: 5) { nodes { ${fields} } }`),
  ],
  PenaltyDisclosure: [
    'penalty-disclosure',
    (fields) => entity(`penalties(first: 5) { nodes { ${fields} } }`),
  ],
};

const entity = (fields: string) =>
  `{ _entities(representations: [{ __typename: "Subject", uscc: "${uscc}" }]) { ... on Subject { ${fields} } } }`;

async function ask(viewName: string, query: string) {
  const view = views.get(viewName);
  if (view === undefined) throw new Error(viewName);
  const { data, errors } = await localSubgraph(view, { db: drizzle(sql), cursors }).execute({
    document: parse(query),
    operationText: query,
    operationName: undefined,
    kind: 'query',
    variables: {},
    deadline: performance.now() + 15_000,
    context: {
      moment: DEMO_MOMENT,
      principal: { ...ANONYMOUS, department: 'education' },
      decision: { hash: 'h', policyVersion: 'p', verdict: () => ({ outcome: 'FULL', rule: 'test' }) },
      purpose: null,
    },
  });
  expect(errors).toBeUndefined();
  return data;
}

/** The one list or object of rows in an answer. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as its query shaped it.
const rowsOf = (data: any): Record<string, unknown>[] => {
  const inner = data._entities?.[0] ?? data;
  const found = Object.values(inner)[0] as { nodes?: [] };
  return (found.nodes ?? [found]) as Record<string, unknown>[];
};

describe('a field', () => {
  it.each(Object.keys(ASKED))('of %s is the same asked alone as asked with all the others', async (name) => {
    const [view, around] = ASKED[name] as (typeof ASKED)[string];
    const type = views.get(view)?.schema.getType(name.split(' ')[0] as string) as GraphQLObjectType;
    const selected = Object.values(type.getFields())
      .filter(({ args }) => args.length === 0)
      .map((field) => {
        const named = getNamedType(field.type);
        return [field.name, isLeafType(named) ? field.name : `${field.name} { __typename }`] as const;
      });
    const whole = rowsOf(await ask(view, around(selected.map(([, text]) => text).join(' '))));
    expect(whole.length).toBeGreaterThan(0);
    const sets = new Set<string>();
    for (const [field, text] of selected) {
      sets.add(columnSetOf(parse(around(text))));
      const alone = rowsOf(await ask(view, around(text)));
      expect({ field, rows: alone.map((row) => row[field]) }).toEqual({
        field,
        rows: whole.map((row) => row[field]),
      });
    }
    expect([...sets].sort()).toEqual(['list', 'whole']);
  });
});
