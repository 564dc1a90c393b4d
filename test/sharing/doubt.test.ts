import { afterAll, beforeEach, expect, it } from 'vitest';
import { type AskOptions, startTestHub } from '../kit/hub.ts';

const hub = await startTestHub();
afterAll(() => hub.stop());

const OFFICER = { roles: ['data-owner'] as const, person: 'p1', client: null };
const AS_OFFICER: AskOptions = { principal: { ...OFFICER, roles: [...OFFICER.roles] } };

const [row] = await hub.sql`
  select id, source, subject_key from penalty_disclosure.disclosures
  where state = 'PUBLISHED' and publicity_ends_on > '2026-12-31' and subject_key like 'USCC:%'
  order by id limit 1`;
const { id, source } = row as { id: string; source: string };
const reader = source === 'education' ? 'health' : 'education';

beforeEach(() => hub.sql`truncate sharing.doubts`);

const raise = (
  by: string,
  coordinate = 'PenaltyDisclosure.fineAmount',
  record = id,
  reason = '金额与决定书不符',
) =>
  hub.ask(
    by,
    'mutation ($c: String!, $id: ID!, $r: String!) { raiseDoubt(coordinate: $c, id: $id, reason: $r) { id state dueOn source { id } raisedBy { id name } overdue } }',
    { variables: { c: coordinate, id: record, r: reason } },
  );
const isDisputed = async () =>
  (await hub.ask('health', `{ penaltyDisclosure(id: "${id}") { disputed } }`)).body.data.penaltyDisclosure
    .disputed;
const codeOf = ({ body }: Awaited<ReturnType<typeof raise>>): string => body.errors?.[0].extensions.code;

it('a doubt marks the record for everybody until the source has answered that it was right', async () => {
  expect(await isDisputed()).toBe(false);
  const { body } = await raise(reader);
  expect(body.errors).toBeUndefined();
  // Ten working days from Sunday 2026-11-22.
  expect(body.data.raiseDoubt).toMatchObject({
    state: 'RAISED',
    dueOn: '2026-12-04',
    source: { id: source },
    raisedBy: { id: reader },
    overdue: false,
  });
  expect(body.data.raiseDoubt.raisedBy.name).not.toBeNull();
  expect(await isDisputed()).toBe(true);
  const doubt = body.data.raiseDoubt.id;
  const answered = await hub.ask(
    source,
    `mutation { answerDoubt(id: "${doubt}", isError: false, answer: "经核对无误") { state answer } }`,
    AS_OFFICER,
  );
  expect(answered.body.data.answerDoubt).toEqual({ state: 'NO_ERROR', answer: '经核对无误' });
  expect(await isDisputed()).toBe(false);
});

it('a record that was wrong stays disputed until its source has sent the correction', async () => {
  const doubt = (await raise(reader)).body.data.raiseDoubt.id;
  await hub.ask(
    source,
    `mutation { answerDoubt(id: "${doubt}", isError: true, answer: "录入有误") { id } }`,
    AS_OFFICER,
  );
  expect(await isDisputed()).toBe(true);
  const closed = await hub.ask(
    source,
    `mutation { confirmCorrection(id: "${doubt}") { state correctedAt } }`,
    AS_OFFICER,
  );
  expect(closed.body.data.confirmCorrection).toMatchObject({ state: 'CORRECTED' });
  expect(await isDisputed()).toBe(false);
});

it('the reader and the source see a doubt, others do not, and the operator sees that it is late', async () => {
  await raise(reader);
  const list = '{ doubts { coordinate recordId } }';
  const seen = async (department: string | null, query = list) =>
    (await hub.ask(department, query)).body.data.doubts;
  expect(await seen(reader)).toEqual([{ coordinate: 'PenaltyDisclosure.fineAmount', recordId: id }]);
  expect(await seen(source)).toHaveLength(1);
  expect(await seen(source, '{ doubts(role: ASKER) { id } }')).toEqual([]);
  expect(await seen('tax')).toEqual([]);
  expect(await seen(null, '{ doubts { __typename } }')).toEqual([]);
  expect(await seen('hub', '{ doubts(overdue: true) { id } }')).toEqual([]);
  await hub.sql`update sharing.doubts set due_on = '2026-11-20'`;
  expect(await seen('hub', '{ doubts(overdue: true) { overdue source { id } } }')).toEqual([
    { overdue: true, source: { id: source } },
  ]);
});

it.each<[what: string, code: string, ask: () => ReturnType<typeof raise>]>([
  ['about a record that there is not', 'RECORD_UNKNOWN', () => raise(reader, undefined, 'nothing')],
  ['about a field that there is not', 'RECORD_UNKNOWN', () => raise(reader, 'PenaltyDisclosure.fine')],
  [
    'about a field that is hidden from the reader',
    'RECORD_UNKNOWN',
    () => raise(reader, 'PenaltyDisclosure.certificateNumber'),
  ],
  ['without a reason', 'ARGUMENT_INVALID', () => raise(reader, undefined, id, '  ')],
  ['about an own record', 'DOUBT_REFUSED', () => raise(source)],
])('a doubt %s is refused with %s, and nothing is marked', async (_what, code, ask) => {
  expect(codeOf(await ask())).toBe(code);
  expect(await hub.sql`select id from sharing.doubts`).toHaveLength(0);
});

it('a record that is withdrawn from the reader cannot be told from one that there is not', async () => {
  const [hidden] = await hub.sql`
    select id from penalty_disclosure.disclosures where state = 'WITHDRAWN' and source <> ${reader} limit 1`;
  expect(codeOf(await raise(reader, undefined, hidden?.id))).toBe('RECORD_UNKNOWN');
});

it('the same doubt is not raised twice, and only the source answers, once, by a person', async () => {
  const doubt = (await raise(reader)).body.data.raiseDoubt.id;
  expect(codeOf(await raise(reader))).toBe('DOUBT_REFUSED');
  const answer = `mutation { answerDoubt(id: "${doubt}", isError: false, answer: "x") { id } }`;
  expect(codeOf(await hub.ask(source, answer))).toBe('ROLE_NEEDED');
  expect(codeOf(await hub.ask(source, answer, { principal: { roles: ['data-owner'] } }))).toBe(
    'PERSON_NEEDED',
  );
  expect(codeOf(await hub.ask(reader, answer, AS_OFFICER))).toBe('DOUBT_UNKNOWN');
  expect(codeOf(await hub.ask(source, answer, AS_OFFICER))).toBeUndefined();
  expect(codeOf(await hub.ask(source, answer, AS_OFFICER))).toBe('DOUBT_NOT_OPEN');
});
