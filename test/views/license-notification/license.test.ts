import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import {
  type LicenseInput,
  licenseRecord,
  licenseRecords,
} from '../../../src/views/license-notification/record.ts';
import { licenseNotificationView } from '../../../src/views/license-notification/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { declaredFields, selectionOf } from '../../kit/declared-fields.ts';
import { recordedStatements } from '../../kit/recorded-statements.ts';
import { sampleUscc } from '../../kit/sample-uscc.ts';
import { LICENSE } from './sample.ts';

const { sql, url } = await testDatabase();
const view = licenseNotificationView();
const ask = askView(view, sql);
const write = (...inputs: LicenseInput[]) =>
  writeRecords(drizzle(sql), licenseRecords, inputs.map(licenseRecord), LICENSE.moment.now);

const SUBJECTS = Array.from({ length: 50 }, (_, index) => sampleUscc(index + 1));

/** Of each subject one that holds, one that has run out, one without end, and one that was made invalid. */
const licenses: LicenseInput[] = SUBJECTS.flatMap((counterpartUscc, subject) =>
  [
    { validTo: '2026-11-22' },
    { validTo: '2026-11-21', source: 'health' },
    { validTo: '2099-12-31', categoryText: '特许' },
    { validTo: '2099-12-31', status: 'INVALID' as const },
  ].map((changed, number) => ({
    ...LICENSE,
    counterpartUscc,
    decisionNumber: `安食许〔2026〕${subject * 4 + number + 1}号`,
    decidedOn: `2026-0${number + 1}-15`,
    validFrom: `2026-0${number + 1}-15`,
    ...changed,
  })),
);

const PERSON: LicenseInput = {
  ...LICENSE,
  counterpartName: '张三丰',
  counterpartCategory: 'NATURAL_PERSON',
  counterpartUscc: null,
  certificateNumber: '11010519491231002X',
  decisionNumber: '安交运〔2026〕1号',
  content: '准予张三丰（11010519491231002X）从事道路运输',
};

beforeAll(async () => {
  await write(...licenses, PERSON);
});

async function list(variables: Record<string, unknown>) {
  const { data, errors } = await ask(
    `query ($filter: LicenseFilter, $first: Int, $after: String, $last: Int, $before: String) {
      licenses(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
        totalCount nodes { id } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }`,
    { variables },
  );
  return { errors, ...data.licenses };
}

describe('the list of licences', () => {
  it.each([
    ['subject', { subject: SUBJECTS[0] }, 4],
    ['source', { source: 'health' }, 50],
    ['category', { category: 'CONCESSION' }, 50],
    ['status', { status: 'INVALID' }, 50],
    ['decision number in another spelling', { decisionNumber: '安食许[2026]第0007号' }, 1],
    ['decision number that is none', { decisionNumber: '安食许〔2025〕7号' }, 0],
    ['the last day of a licence', { validOn: '2026-11-22' }, 101],
    ['the day after it', { validOn: '2026-11-23' }, 51],
    ['the first day of a licence', { validOn: '2026-01-15', subject: SUBJECTS[0] }, 1],
    ['the day before it', { validOn: '2026-01-14', subject: SUBJECTS[0] }, 0],
    ['a day long from now', { validOn: '2098-01-01' }, 50],
    ['days of the decision', { decidedFrom: '2026-02-15', decidedTo: '2026-03-14' }, 50],
  ])('filters by %s', async (_what, filter, count) => {
    const { totalCount, nodes, errors } = await list({ filter, first: 500 });
    expect(errors).toBeUndefined();
    expect([totalCount, nodes.length]).toEqual([count, count]);
  });

  it('goes on from a page, and back', async () => {
    const filter = { status: 'VALID' };
    const first = await list({ filter, first: 40 });
    const second = await list({ filter, first: 40, after: first.pageInfo.endCursor });
    const back = await list({ filter, last: 40, before: second.pageInfo.startCursor });
    expect(back.nodes).toEqual(first.nodes);
    expect(second.nodes).not.toEqual(first.nodes);
    expect((await list({ filter, last: 1 })).pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: true,
    });
  });

  it('is open to anybody, valid or not', async () => {
    const { totalCount } = await list({});
    expect(totalCount).toBe(201);
  });
});

describe('the licence of a natural person', () => {
  it('shows neither name nor number in any open field', async () => {
    const open = selectionOf('OPEN', declaredFields(view.sdl, 'License'));
    const { data } = await ask(
      `{ licenses(filter: { decisionNumber: "安交运〔2026〕1号" }) { nodes { ${open} } } }`,
    );
    const [row] = data.licenses.nodes;
    expect(row).toMatchObject({ counterpartName: null, subject: null });
    expect(row.content).toContain('从事道路运输');
    expect(JSON.stringify(row)).not.toMatch(/张三丰|11010519491231002X/);
  });
});

describe('the licences of a subject', () => {
  it('take one statement for fifty subjects', async () => {
    const recorded = recordedStatements(url);
    const { data } = await askView(view, recorded.sql)(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Subject {
        licenses(validOn: "2026-11-22") { nodes { id subject { uscc } } } } } }`,
      { variables: { of: SUBJECTS.map((uscc) => ({ __typename: 'Subject', uscc })) } },
    );
    expect(data._entities).toHaveLength(50);
    for (const [index, { licenses }] of data._entities.entries()) {
      const uscc = SUBJECTS[index];
      expect(licenses.nodes).toMatchObject([{ subject: { uscc } }, { subject: { uscc } }]);
    }
    expect(recorded.take()).toHaveLength(1);
  });
});

describe('a licence that is sent again', () => {
  it('changes nothing unless it says something new', async () => {
    const again = { ...LICENSE, decisionNumber: '周食许准字〔2026〕99号' };
    expect(await write(again)).toEqual({ created: 1, amended: 0 });
    expect(await write({ ...again, decisionNumber: '周食许准字〔2026〕99号' })).toEqual({
      created: 0,
      amended: 0,
    });
    expect(await write({ ...again, status: 'INVALID' })).toEqual({ created: 0, amended: 1 });
    const { id } = licenseRecord(again);
    const { data } = await ask(
      `{ _entities(representations: [{ __typename: "License", id: "${id}" }]) { ... on License { id status } } }`,
    );
    expect(data._entities).toEqual([{ id, status: 'INVALID' }]);
    await sql`delete from license_notification.licenses where id = ${id}`;
  });
});
