import 'reflect-metadata';
import { drizzle } from 'drizzle-orm/postgres-js';
import { graphql } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/changes/write.ts';
import { ROLES } from '../../src/permission/principal.ts';
import { departmentRecords, purposeRecords } from '../../src/sharing/record.ts';
import { RoleType, shownRole } from '../../src/sharing/type.ts';
import { sharingView } from '../../src/sharing/view.ts';
import { ViewContext } from '../../src/subgraph/context.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import { AT } from '../kit/ask-gateway.ts';
import { testDatabase } from '../kit/database.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const view = sharingView();
const told = { assertedAt: AT.now.toISOString() };

beforeAll(async () => {
  await writeRecords(
    db,
    departmentRecords,
    ['tax', 'education'].map((id) => ({ id, name: `${id}局`, englishName: id, ...told })),
    AT.now,
  );
  const purpose = { name: '校园食品安全', englishName: 'x', legalBasis: 'y', caseNumberRequired: true };
  await writeRecords(db, purposeRecords, [{ id: 'campus-food-safety', ...purpose, ...told }], AT.now);
});

const ask = (source: string, department: string | null, purpose: string | null = null) =>
  graphql({
    schema: view.schema,
    source,
    contextValue: new ViewContext(
      { db, cursors: cursorSeal(new Uint8Array(64)) },
      {
        moment: AT,
        principal: {
          department,
          client: department && 'app-1',
          person: null,
          roles: department ? ROLES : [],
        },
        decision: { hash: '', policyVersion: '', verdict: () => ({ outcome: 'FULL', rule: '' }) },
        purpose,
      },
    ),
  });

const VIEWER = '{ viewer { department { id name } client person roles purpose { id caseNumberRequired } } }';

describe('the hub’s own subgraph', () => {
  it('tells a caller who it is, with every role under a name that GraphQL has', async () => {
    expect(ROLES.map(shownRole)).toEqual(Object.keys(RoleType));
    expect((await ask(VIEWER, 'tax', 'campus-food-safety')).data).toEqual({
      viewer: {
        department: { id: 'tax', name: 'tax局' },
        client: 'app-1',
        person: null,
        roles: ['APP', 'ANALYST', 'DATA_OWNER', 'AUDITOR', 'OPERATOR'],
        purpose: { id: 'campus-food-safety', caseNumberRequired: true },
      },
    });
  });

  it('tells nobody in particular that it is nobody', async () => {
    expect((await ask(VIEWER, null)).data).toEqual({
      viewer: { department: null, client: null, person: null, roles: [], purpose: null },
    });
  });

  it('lists departments and purposes, and finds a department by its key', async () => {
    const { data } = await ask('{ departments { id } purposes { id } }', null);
    expect(data).toEqual({
      departments: [{ id: 'education' }, { id: 'tax' }],
      purposes: [{ id: 'campus-food-safety' }],
    });
    const found = await ask(
      '{ _entities(representations: [{ __typename: "Department", id: "tax" }, { __typename: "Department", id: "x" }]) { ... on Department { name } } }',
      null,
    );
    expect(found.data).toEqual({ _entities: [{ name: 'tax局' }, null] });
  });
});
