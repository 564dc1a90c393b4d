import { afterAll, beforeEach, expect, it } from 'vitest';
import { testDatabase } from '../kit/database.ts';
import { type Asked, type AskOptions, startHubOver } from '../kit/hub.ts';
import { writeSmallRegion } from '../kit/small-region.ts';

const { url, sql } = await testDatabase();
await writeSmallRegion(sql);
const hub = await startHubOver(url);
afterAll(() => hub.stop());

beforeEach(
  () => sql`truncate sharing.mutations, sharing.grants, sharing.access_requests, audit.entries cascade`,
);

const DRAFT = `mutation Ask($field: String!) {
  requestAccess(input: { coordinates: [$field], purpose: "joint-inspection" }) { id state coordinates }
}`;
const draft = (key: string | null, field = 'Subject.phone', options: AskOptions = {}): Promise<Asked> =>
  hub.ask('education', DRAFT, {
    ...options,
    variables: { field },
    headers: { ...(key !== null && { 'Idempotency-Key': key }), ...options.headers },
  });
const drafted = async (): Promise<number> => (await sql`select id from sharing.access_requests`).length;
const codeOf = ({ body }: Asked): string | undefined => body.errors?.[0]?.extensions.code;

it('a mutation is on record before it is carried out, and once more when it has been', async () => {
  const { headers, body } = await draft(null);
  expect(body.data.requestAccess).toMatchObject({ state: 'DRAFT', coordinates: ['Subject.phone'] });
  const entries = await sql`select seq, outcome, operation_name, coordinates from audit.entries order by seq`;
  expect(entries.map(({ outcome }) => outcome)).toEqual(['INTENT', 'ANSWERED']);
  expect(entries[0]).toMatchObject({
    operation_name: 'Ask',
    coordinates: { 'Mutation.requestAccess': 'FULL' },
  });
  expect(headers.get('X-Audit-Entry')).toContain(`:${entries[1]?.seq}:`);
});

it('sent again with its key it gives the first answer, in the same order of keys, and is not carried out again', async () => {
  const first = await draft('k1');
  const second = await draft('k1');
  expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
  expect(await drafted()).toBe(1);
  expect((await draft('k2')).body.data.requestAccess.id).not.toBe(first.body.data.requestAccess.id);
  expect(await drafted()).toBe(2);
});

it('what it failed with is its answer too', async () => {
  const first = await draft('k1', 'Subject.fone');
  expect(codeOf(first)).toBe('REQUEST_REFUSED');
  expect((await draft('k1', 'Subject.fone')).body).toEqual(first.body);
});

it('of two at once with one key only one is carried out', async () => {
  const both = await Promise.all([draft('k1'), draft('k1'), draft('k1')]);
  expect(await drafted()).toBe(1);
  const ids = both.map(({ body }) => body.data?.requestAccess?.id).filter(Boolean);
  expect(new Set(ids).size).toBe(1);
  for (const one of both) expect([undefined, 'MUTATION_UNFINISHED']).toContain(codeOf(one));
});

it('a key belongs to whoever sent it, and to one mutation', async () => {
  await draft('k1');
  const other = await draft('k1', 'Subject.contactAddress');
  expect([other.status, codeOf(other)]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  const person = await draft('k1', 'Subject.contactAddress', { principal: { person: 'p9' } });
  expect(codeOf(person)).toBeUndefined();
  expect(await drafted()).toBe(2);
});

it('one that was cut off is not carried out again, because nobody knows how far it came', async () => {
  await draft('k1');
  await sql`update sharing.mutations set answer = null`;
  const again = await draft('k1');
  expect([again.status, codeOf(again)]).toEqual([409, 'MUTATION_UNFINISHED']);
  expect(await drafted()).toBe(1);
});

it('what it answered is not shown again to whoever may see less since', async () => {
  const named: AskOptions = { headers: { 'X-Purpose': 'joint-inspection' } };
  await draft('k1', 'Subject.phone', named);
  // A change of the policy that is none for this caller changes nothing.
  await sql`update sharing.purposes set name = '联合检查' where id = 'joint-inspection'`;
  expect((await draft('k1', 'Subject.phone', named)).status).toBe(200);
  await sql`update sharing.purposes set excludes = array['AccessRequest.scenario'] where id = 'joint-inspection'`;
  await expect
    .poll(async () => codeOf(await draft('k1', 'Subject.phone', named)))
    .toBe('ANSWER_NOT_REPEATED');
  expect(await drafted()).toBe(1);
  await sql`update sharing.purposes set excludes = '{}'`;
});

it('nobody without a token learns that there are mutations', async () => {
  const asked = await hub.ask(null, '{ __schema { mutationType { name } types { name } } }');
  expect(asked.body.data.__schema.mutationType).toBeNull();
  expect(asked.body.data.__schema.types.map(({ name }: { name: string }) => name)).not.toContain('Mutation');
  const sent = await hub.ask(null, DRAFT, { variables: { field: 'Subject.phone' } });
  expect(sent.status).toBe(400);
  expect(await drafted()).toBe(0);
});

it('the operator, who sees no data, asks for none', async () => {
  const { body } = await hub.ask('hub', DRAFT, { variables: { field: 'Subject.phone' } });
  expect(body.data.requestAccess).toBeNull();
  expect(codeOf({ body } as Asked)).toBe('FIELD_NOT_SHARED');
  expect(await drafted()).toBe(0);
});

it('X-Strict keeps a mutation from being carried out if anything of its answer would be denied', async () => {
  await sql`update sharing.purposes set excludes = array['AccessRequest.scenario'] where id = 'joint-inspection'`;
  const strict = () =>
    hub.ask('education', DRAFT.replace('coordinates }', 'scenario }'), {
      variables: { field: 'Subject.phone' },
      headers: { 'X-Strict': 'true', 'X-Purpose': 'joint-inspection' },
    });
  await expect.poll(async () => (await strict()).status).toBe(403);
  await sql`truncate sharing.access_requests cascade`;
  expect((await strict()).status).toBe(403);
  expect(await drafted()).toBe(0);
  await sql`update sharing.purposes set excludes = '{}'`;
});
