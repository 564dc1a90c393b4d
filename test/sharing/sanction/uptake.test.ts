import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSanctionRegion, type SanctionRegion } from './sanction-region.ts';

let region: SanctionRegion;
beforeAll(async () => {
  region = await openSanctionRegion();
  await region.subject(1);
  return region.stop;
});

let names = 0;
async function platform(department = 'credit-office') {
  const name = `platform-${names++}`;
  const client = region.client(name, department);
  await region.numbered();
  await client.pull();
  const report = async (recordId: string, applied: boolean, measure = '限制参加评先评优') => {
    const query = `mutation ($recordId: ID!, $measure: String!, $applied: Boolean!) {
      reportMeasure(recordId: $recordId, measure: $measure, applied: $applied, note: "见函") { id kind measure applied note department { id } } }`;
    const { body } = await region.hub.ask(department, query, {
      principal: { client: name },
      headers: { 'x-purpose': 'joint-sanction' },
      variables: { recordId, measure, applied },
    });
    return body.errors?.[0].extensions.code ?? body.data.reportMeasure;
  };
  return { name, client, report };
}

const uptake = async (department: string, args = '') => {
  const query = `{ sanctionUptake(first: 500${args}) { kind recordId state reason version noticed department { id } measures { measure applied } } }`;
  return (await region.hub.ask(department, query)).body.data.sanctionUptake;
};
const of = (id: string) => `, recordId: "${id}"`;

describe('a puller that acknowledges', () => {
  it('has taken notice of what came before the cursor, and of nothing else', async () => {
    const { client } = await platform();
    const first = await region.penalty('1');
    await region.numbered();
    await client.pull();
    expect(await uptake('transport', of(first))).toMatchObject([
      { noticed: false, state: 'HELD', version: 1, department: { id: 'credit-office' }, measures: [] },
    ]);
    await client.acknowledge();
    const second = await region.penalty('2');
    await region.numbered();
    await client.pull();
    expect(await uptake('transport', of(first))).toMatchObject([{ noticed: true }]);
    expect(await uptake('transport', of(second))).toMatchObject([{ noticed: false }]);
    const unnoticed = await uptake('transport', ', noticed: false');
    expect(unnoticed.map(({ recordId }: { recordId: string }) => recordId)).toContain(second);
  });

  it('proves by a digest that both hold the same, or learns that they do not', async () => {
    const { client, name } = await platform();
    const { body } = await client.acknowledge(client.digest());
    expect(body.data.acknowledgeSanctions).toEqual({
      held: client.held.size,
      digest: client.digest(),
      matches: true,
    });
    const [lost] = client.held.keys();
    client.held.delete(lost as string);
    const other = await client.acknowledge(client.digest());
    expect(other.body.data.acknowledgeSanctions).toMatchObject({
      held: client.held.size + 1,
      matches: false,
    });
    const pullers = '{ sanctionPullers { client held digestOn matches isBehind } }';
    const told = (await region.hub.ask('hub', pullers, { principal: { roles: ['operator'] } })).body.data
      .sanctionPullers;
    expect(told.find((each: { client: string }) => each.client === name)).toEqual({
      ...{
        client: name,
        held: client.held.size + 1,
        digestOn: '2026-06-01',
        matches: false,
        isBehind: false,
      },
    });
    expect((await region.hub.ask('education', pullers)).body.data.sanctionPullers).toEqual([]);
  });

  it('is given no digest while pages are on their way', async () => {
    const { client } = await platform();
    const before = client.cursor;
    await region.penalty('3');
    await region.numbered();
    await client.pull();
    client.cursor = before;
    expect((await client.acknowledge()).body.data.acknowledgeSanctions).toEqual({
      held: null,
      digest: null,
      matches: null,
    });
  });

  it('with a cursor that was not given to it is refused', async () => {
    const one = await platform();
    const other = await platform();
    other.client.cursor = one.client.cursor;
    expect((await other.client.acknowledge()).body.errors[0].extensions.code).toBe('CURSOR_INVALID');
  });
});

describe('a measure', () => {
  it('is seen by the record’s source and its puller; the later report takes the place of the earlier', async () => {
    const id = await region.penalty('4');
    const { report } = await platform();
    expect(await report(id, false)).toMatchObject({
      applied: false,
      note: '见函',
      department: { id: 'credit-office' },
    });
    expect(await uptake('transport', `${of(id)}, applied: false`)).toHaveLength(1);
    expect(await report(id, true)).toMatchObject({ applied: true });
    expect(await report(id, true, '纳入重点监管范围')).toMatchObject({ applied: true });
    const seen = await uptake('transport', of(id));
    expect(seen[0].measures).toEqual([
      { measure: '纳入重点监管范围', applied: true },
      { measure: '限制参加评先评优', applied: true },
    ]);
    expect(await uptake('transport', `${of(id)}, applied: false`)).toEqual([]);
    expect(await uptake('credit-office', of(id))).toHaveLength(seen.length);
  });

  it('is of no concern to other departments, the operator and whoever has no token', async () => {
    const id = await region.penalty('5');
    const { report } = await platform();
    await report(id, true);
    for (const department of ['fire', 'education']) expect(await uptake(department, of(id))).toEqual([]);
    const query = '{ sanctionUptake { recordId } sanctionPullers { held } }';
    const nobody = await region.hub.ask(null, query);
    expect(nobody.body.data).toEqual({ sanctionUptake: [], sanctionPullers: [] });
    const operator = await region.hub.ask('hub', query, { principal: { roles: ['operator'] } });
    expect(operator.body.data.sanctionUptake).toEqual([]);
  });

  it('of a record that was not given is refused in the same words as one that there is not', async () => {
    const { report } = await platform();
    const unseen = await region.penalty('6');
    expect(await report(unseen, true)).toBe('RECORD_UNKNOWN');
    expect(await report('pd-nothing', true)).toBe('RECORD_UNKNOWN');
    expect(await report(unseen, true, '  ')).toBe('ARGUMENT_INVALID');
  });

  it('is not applied to what was retracted, and lifting it may be reported', async () => {
    const id = await region.penalty('7');
    const { client, report } = await platform();
    await region.end(id, sql`state = 'REPAIRED'`);
    await region.numbered();
    await client.pull();
    expect(await report(id, true)).toBe('SANCTION_RETRACTED');
    expect(await report(id, false)).toMatchObject({ applied: false });
    expect(await uptake('transport', `${of(id)}, applied: false`)).toEqual([]);
  });
});
