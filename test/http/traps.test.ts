import { afterAll, describe, expect, it } from 'vitest';
import { startTestHub } from '../kit/hub.ts';
import { until } from '../kit/records.ts';

const hub = await startTestHub();
afterAll(() => hub.stop());

/** A penalty that is published to everybody, and a department that did not impose it. */
const [row] = await hub.sql`
  select id, subject_key from penalty_disclosure.disclosures
  where state = 'PUBLISHED' and publicity_ends_on > '2026-12-31' and subject_key like 'USCC:%' and source <> 'education'
  order by id limit 1`;
const { id, subject_key: subject } = row as { id: string; subject_key: string };
const uscc = subject.slice('USCC:'.length);

const paths = async () => {
  const { body } = await hub.ask(
    'education',
    `{ one: penaltyDisclosure(id: "${id}") { id }
       of: subject(uscc: "${uscc}") { penalties(first: 100) { nodes { id } } }
       all: penaltyDisclosures(filter: { usccIn: ["${uscc}"] }, first: 100) { nodes { id } } }`,
  );
  if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
  return JSON.stringify(body.data).split(`"${id}"`).length - 1;
};

describe('the trap', () => {
  it.each(['REPAIRED', 'WITHDRAWN'])(
    '13, 14: a penalty that is %s is gone from every path, also where answers were kept',
    async (state) => {
      await hub.sql`update penalty_disclosure.disclosures set state = 'PUBLISHED' where id = ${id}`;
      await until(async () => (await paths()) === 3);
      for (let again = 0; again < 3; again += 1) expect(await paths()).toBe(3);
      await hub.sql`update penalty_disclosure.disclosures set state = ${state} where id = ${id}`;
      await until(async () => (await paths()) === 0);
    },
  );

  it('17: the risk class is in no public answer, and in none for a sanction', async () => {
    const types = '{ __schema { types { name fields { name } } } }';
    const { body } = await hub.ask(null, types);
    expect(JSON.stringify(body)).not.toMatch(/riskClass/i);
    const asked = await hub.ask('credit-office', `{ subject(uscc: "${uscc}") { credit { riskClass } } }`, {
      headers: { 'X-Purpose': 'joint-sanction' },
    });
    expect(asked.body.data.subject.credit.riskClass).toBeNull();
    expect(asked.body.errors[0].extensions).toMatchObject({
      code: 'FIELD_NOT_SHARED',
      rule: 'purpose joint-sanction excludes it',
    });
  });
});
