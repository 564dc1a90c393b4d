import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../kit/database.ts';
import { emptied } from '../../kit/emptied.ts';
import { type AskOptions, startHubOver } from '../../kit/hub.ts';
import { sampleUscc } from '../../kit/sample-uscc.ts';
import { writeSmallRegion } from '../../kit/small-region.ts';

const { sql, url } = await testDatabase();
await writeSmallRegion(sql);
const hub = await startHubOver(url);
afterAll(() => hub.stop());
beforeEach(() => emptied(sql, 'subject.subjects'));

const [SHOP, FIRM, OTHER] = [1, 2, 3].map(sampleUscc) as [string, string, string];

const send = async (
  field: string,
  variables: Record<string, unknown>,
  by = 'market-regulation',
  options: AskOptions = {},
) => {
  const kinds = Object.keys(variables).map((name) => `$${name}: ${TYPES[name]}`);
  const { body } = await hub.ask(
    by,
    `mutation (${kinds.join(', ')}) { done: ${field} { uscc name status kind approvedOn businessScope successor { uscc } predecessors { uscc } } }`,
    { variables, ...options },
  );
  return { done: body.data?.done, code: body.errors?.[0]?.extensions.code as string | undefined };
};
const TYPES: Readonly<Record<string, string>> = {
  input: 'RegistrationInput!',
  change: 'RegistrationChangeInput!',
  uscc: 'ID!',
  on: 'Date!',
  successor: 'ID',
};
const register = (input: object, by?: string, options?: AskOptions) =>
  send('registerSubject(input: $input)', { input: { name: '示例商店', ...input } }, by, options);
const change = (uscc: string, change: object) =>
  send('changeSubject(uscc: $uscc, input: $change)', { uscc, change });
const cancel = (uscc: string, successor: string | null = null, on = '2026-11-20') =>
  send('cancelSubject(uscc: $uscc, on: $on, successor: $successor)', { uscc, on, successor });

describe('the registrar’s system', () => {
  it('registers an entity, whose kind its code tells, and whose scope tells no citizen’s number', async () => {
    const { done } = await register({ uscc: SHOP, businessScope: '餐饮服务 11010519491231002X' });
    expect(done).toMatchObject({
      uscc: SHOP,
      kind: 'ENTERPRISE',
      status: 'IN_BUSINESS',
      approvedOn: '2026-11-22',
      businessScope: '餐饮服务 1****************X',
    });
    expect(
      await sql`select kind, operation, version::int from subject.changes where record_id = ${SHOP}`,
    ).toMatchObject([{ kind: 'subject', operation: 'UPSERT', version: 1 }]);
  });

  it('changes what it names and leaves the rest', async () => {
    await register({ uscc: SHOP, address: '文昌路1号', businessScope: '百货零售' });
    const { done } = await change(SHOP, { businessScope: '餐饮服务' });
    expect(done).toMatchObject({ name: '示例商店', businessScope: '餐饮服务' });
    const [row] = await sql`select address, version from subject.subjects`;
    expect(row).toEqual({ address: '文昌路1号', version: 2 });
    await change(SHOP, { address: null });
    expect((await sql`select address from subject.subjects`)[0]).toEqual({ address: null });
  });

  it('cancels a shop that goes on as a firm, and from either the other is found', async () => {
    await register({ uscc: SHOP });
    await register({ uscc: FIRM });
    const { done } = await cancel(SHOP, FIRM);
    expect(done).toMatchObject({ status: 'CANCELLED', approvedOn: '2026-11-20', successor: { uscc: FIRM } });
    const { body } = await hub.ask(
      null,
      `{ subjectsByCode(codes: ["${SHOP}"]) { state successor subject { uscc predecessors { uscc licenses { totalCount } } } } }`,
    );
    expect(body.data.subjectsByCode).toEqual([
      {
        state: 'SUCCEEDED',
        successor: FIRM,
        subject: { uscc: FIRM, predecessors: [{ uscc: SHOP, licenses: { totalCount: 0 } }] },
      },
    ]);
    // Sent again it is the same, and nobody else follows.
    expect((await cancel(SHOP, FIRM)).code).toBeUndefined();
    await register({ uscc: OTHER });
    expect((await cancel(SHOP, OTHER)).code).toBe('REGISTRATION_REFUSED');
  });

  it.each<[what: string, code: string, act: () => ReturnType<typeof register>]>([
    ['another department', 'REGISTRAR_NEEDED', () => register({ uscc: SHOP }, 'education')],
    [
      'a person of the registrar',
      'REGISTRAR_NEEDED',
      () => register({ uscc: SHOP }, undefined, { principal: { roles: ['analyst'], person: 'p1' } }),
    ],
    ['a code that is none', 'USCC_INVALID', () => register({ uscc: '12345' })],
    ['a blank name', 'ARGUMENT_INVALID', () => register({ uscc: SHOP, name: ' ' })],
    [
      'a phone that is longer than in a file',
      'ARGUMENT_INVALID',
      () => register({ uscc: SHOP, phone: '1'.repeat(51) }),
    ],
    ['a cancellation by the way', 'ARGUMENT_INVALID', () => change(SHOP, { status: 'CANCELLED' })],
    ['a change of what is not registered', 'SUBJECT_UNKNOWN', () => change(SHOP, { name: '新名' })],
    ['a cancellation of what is not registered', 'SUBJECT_UNKNOWN', () => cancel(SHOP)],
  ])('is refused for %s with %s, and nothing is registered', async (_what, code, act) => {
    expect((await act()).code).toBe(code);
    expect(await sql`select uscc from subject.subjects`).toHaveLength(0);
  });

  it.each<[what: string, code: string, act: () => ReturnType<typeof register>]>([
    ['registering it again', 'REGISTRATION_REFUSED', () => register({ uscc: SHOP, name: '别名' })],
    ['a day that has not come', 'ARGUMENT_INVALID', () => cancel(SHOP, null, '2026-11-23')],
    ['a day before it was established', 'ARGUMENT_INVALID', () => cancel(SHOP, null, '2019-12-31')],
    ['itself as its successor', 'REGISTRATION_REFUSED', () => cancel(SHOP, SHOP)],
    ['a successor who is not registered', 'SUBJECT_UNKNOWN', () => cancel(SHOP, FIRM)],
  ])('is refused for %s with %s, and the entity stays as it was', async (_what, code, act) => {
    await register({ uscc: SHOP, establishedOn: '2020-01-01' });
    expect((await act()).code).toBe(code);
    expect(await sql`select name, status, version from subject.subjects`).toMatchObject([
      { name: '示例商店', status: 'IN_BUSINESS', version: 1 },
    ]);
  });

  it('changes nothing of what was cancelled, and nobody follows what was cancelled', async () => {
    await register({ uscc: SHOP });
    await register({ uscc: FIRM });
    await cancel(SHOP);
    expect((await change(SHOP, { name: '新名' })).code).toBe('REGISTRATION_REFUSED');
    expect((await cancel(FIRM, SHOP)).code).toBe('REGISTRATION_REFUSED');
  });
});
