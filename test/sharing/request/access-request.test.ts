import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { momentAt } from '../../../src/clock.ts';
import { testDatabase } from '../../kit/database.ts';
import { type Asked, type AskOptions, startHubOver } from '../../kit/hub.ts';
import { writeSmallRegion } from '../../kit/small-region.ts';

const { url, sql } = await testDatabase();
await writeSmallRegion(sql);
let today = '2026-11-23';
const hub = await startHubOver(url, { clock: () => momentAt(new Date(`${today}T10:00:00+08:00`)) });
afterAll(() => hub.stop());

beforeEach(async () => {
  today = '2026-11-23';
  await sql`truncate sharing.grants, sharing.delegations, sharing.access_requests cascade`;
});

const officer = (person: string): AskOptions => ({
  principal: { roles: ['data-owner'], person, client: null },
});
const WANTED = {
  purpose: 'joint-inspection',
  coordinates: ['Subject.phone'],
  scenario: '联合检查前通知企业',
  legalBasis: '国发〔2019〕5号',
  validFrom: '2026-11-23',
  validTo: '2026-12-31',
};
const SHOWN =
  'id state dueOn overdue parts { id decider { id name } owners { id } coordinates state dueOn isPersonal decidedBy confirmedBy validFrom validTo scope { division } } history { act department { id } person reason }';

const send = (
  by: string,
  field: string,
  variables: Record<string, unknown> = {},
  options: AskOptions = {},
): Promise<Asked> => {
  const kinds = Object.keys(variables).map((name) => `$${name}: ${KINDS[name]}`);
  const declared = kinds.length === 0 ? '' : `(${kinds.join(', ')})`;
  return hub.ask(by, `mutation ${declared} { done: ${field} { ${SHOWN} } }`, { ...options, variables });
};
const KINDS: Record<string, string> = { input: 'AccessRequestInput!', scope: 'RowScopeInput' };

const errorOf = ({ body }: Asked) => {
  const [error] = body.errors ?? [];
  return error === undefined ? undefined : [error.extensions.code, error.message];
};
const done = (asked: Asked) => {
  expect(asked.body.errors).toBeUndefined();
  return asked.body.data.done;
};
const drafted = async (wanted: object = {}, by = 'education') =>
  done(await send(by, 'requestAccess(input: $input)', { input: { ...WANTED, ...wanted } }));
async function submitted(wanted: object = {}, by = 'education') {
  const { id } = await drafted(wanted, by);
  return done(await send(by, `submitAccessRequest(id: "${id}")`));
}
const decide = (by: string, id: string, decision: string, options = officer('p1')) =>
  send(by, `decideAccessRequest(id: "${id}", ${decision})`, {}, options);
const confirm = (by: string, id: string, person: string) =>
  send(by, `confirmAccessDecision(id: "${id}")`, {}, officer(person));

describe('from denied to granted', () => {
  it('a denial carries the request, which is taken as it is', async () => {
    const denied = await hub.ask('education', '{ subjects { nodes { contactAddress phone } } }', {
      headers: { 'X-Purpose': 'joint-inspection' },
    });
    const { requests } = denied.body.extensions.sharing;
    const year = { validFrom: '2026-11-23', validTo: '2027-11-22' };
    expect(requests).toEqual([
      { purpose: 'joint-inspection', coordinates: ['Subject.contactAddress'], ...year },
      { purpose: 'joint-inspection', coordinates: ['Subject.phone'], ...year },
    ]);
    const request = done(await send('education', 'requestAccess(input: $input)', { input: requests[0] }));
    expect(request).toMatchObject({ state: 'DRAFT', parts: [], dueOn: null });
    expect(errorOf(await send('education', `submitAccessRequest(id: "${request.id}")`))).toEqual([
      'REQUEST_REFUSED',
      'The access request is not taken: It names no scenario (in what work the data is used). It names no legal basis.',
    ]);
  });

  it('two officers of the owner approve, and the grant is there without anybody doing more', async () => {
    const request = await submitted();
    expect(request).toMatchObject({ state: 'UNDER_REVIEW', dueOn: '2026-12-07', overdue: false });
    expect(request.parts).toMatchObject([
      { decider: { id: 'market-regulation', name: 'market-regulation局' }, state: 'OPEN', isPersonal: true },
    ]);
    const proposed = done(await decide('market-regulation', request.id, 'decision: APPROVE'));
    expect(proposed.parts[0]).toMatchObject({ state: 'AWAITING_CONFIRMATION', decidedBy: 'p1' });
    expect(await sql`select id from sharing.grants`).toHaveLength(0);
    const granted = done(await confirm('market-regulation', request.id, 'p2'));
    expect(granted).toMatchObject({ state: 'APPROVED', dueOn: null });
    expect(granted.parts[0]).toMatchObject({
      confirmedBy: 'p2',
      validFrom: '2026-11-23',
      validTo: '2026-12-31',
    });
    expect(
      granted.history.map(({ act, person }: { act: string; person: string }) => `${act} ${person}`),
    ).toEqual(['DRAFTED null', 'SUBMITTED null', 'PROPOSED p1', 'APPROVED p2']);
    const [grant] =
      await sql`select owner, grantee, coordinates, purpose, basis, request_part from sharing.grants`;
    expect(grant).toEqual({
      owner: 'market-regulation',
      grantee: 'education',
      coordinates: ['Subject.phone'],
      purpose: 'joint-inspection',
      basis: '国发〔2019〕5号',
      request_part: request.parts[0].id,
    });
  });

  it('each source decides on its own records, and each part stands for itself', async () => {
    const request = await submitted({ coordinates: ['PenaltyDisclosure.remark'] });
    expect(request.parts.map(({ decider }: { decider: { id: string } }) => decider.id).sort()).toEqual([
      'fire',
      'transport',
    ]);
    done(
      await decide(
        'fire',
        request.id,
        'decision: REFUSE, reason: "与用途无关", legalBasis: "《个人信息保护法》第六条"',
      ),
    );
    done(await decide('transport', request.id, 'decision: APPROVE'));
    done(await confirm('transport', request.id, 'p2'));
    const seen = (await hub.ask('education', `{ accessRequest(id: "${request.id}") { ${SHOWN} } }`)).body
      .data;
    expect(seen.accessRequest.state).toBe('PARTLY_APPROVED');
    // What another decides, and why, is between that one and whoever asked.
    const others = (await hub.ask('fire', `{ accessRequest(id: "${request.id}") { ${SHOWN} } }`)).body.data;
    expect(others.accessRequest.parts).toHaveLength(1);
    expect(others.accessRequest.state).toBe('REFUSED');
    const found = async (state: string) =>
      (await hub.ask('fire', `{ accessRequests(state: ${state}) { id } }`)).body.data.accessRequests;
    expect(await found('REFUSED')).toEqual([{ id: request.id }]);
    expect(await found('PARTLY_APPROVED')).toEqual([]);
    expect(JSON.stringify(others)).not.toContain('transport');
    expect(await sql`select owner from sharing.grants`).toEqual([{ owner: 'transport' }]);
  });

  it('the steward decides for the sources that let it, until one takes that back', async () => {
    const delegation = (by: string, isGiven: boolean) =>
      hub.ask(
        by,
        `mutation { delegateDecisions(type: "PenaltyDisclosure", isPersonal: true, isGiven: ${isGiven}) { source { id } isGiven } }`,
        officer('p1'),
      );
    for (const source of ['fire', 'transport']) await delegation(source, true);
    const request = await submitted({ coordinates: ['PenaltyDisclosure.remark'] });
    expect(request.parts).toMatchObject([
      { decider: { id: 'credit-office' }, owners: [{ id: 'fire' }, { id: 'transport' }] },
    ]);
    today = '2026-11-30';
    await delegation('fire', false);
    const { body } = await hub.ask('education', `{ accessRequest(id: "${request.id}") { ${SHOWN} } }`);
    const { parts } = body.data.accessRequest;
    expect(
      parts.map((part: { decider: { id: string }; dueOn: string }) => [part.decider.id, part.dueOn]).sort(),
    ).toEqual([
      ['credit-office', '2026-12-07'],
      ['fire', '2026-12-07'],
    ]);
  });

  it('of two mutations in one operation the second tells what is so after it', async () => {
    const { id } = await drafted();
    const { body } = await hub.ask(
      'education',
      `mutation { one: submitAccessRequest(id: "${id}") { state parts { state } } two: withdrawAccessRequest(id: "${id}") { state parts { state } } }`,
    );
    expect(body.data).toEqual({
      one: { state: 'UNDER_REVIEW', parts: [{ state: 'OPEN' }] },
      two: { state: 'WITHDRAWN', parts: [{ state: 'WITHDRAWN' }] },
    });
  });

  it('what every member may read is answered at once', async () => {
    const request = await submitted({ coordinates: ['Subject.address', 'Subject.name'] });
    expect(request).toMatchObject({ state: 'APPROVED', dueOn: null });
    expect(request.history.map(({ act }: { act: string }) => act)).toContain('ANSWERED_BY_CLASS');
    expect(await sql`select id from sharing.grants`).toHaveLength(0);
  });

  it('what its class has answered is told once, however often the rest is submitted, by whichever id', async () => {
    const request = await submitted({ coordinates: ['Subject.phone', 'Subject.name'] });
    const open = request.parts.find(({ state }: { state: string }) => state === 'OPEN');
    done(await decide('market-regulation', request.id, 'decision: RETURN, reason: "补"'));
    const again = done(await send('education', `submitAccessRequest(id: "${open.id}")`));
    const acts = again.history.map(({ act }: { act: string }) => act);
    expect(acts).toEqual(['DRAFTED', 'SUBMITTED', 'ANSWERED_BY_CLASS', 'RETURNED', 'SUBMITTED']);
  });

  it('what is returned is completed and gets a deadline of its own', async () => {
    const request = await submitted();
    done(await decide('market-regulation', request.id, 'decision: RETURN, reason: "请说明使用频次"'));
    today = '2026-12-01';
    const input = { ...WANTED, scenario: '每月联合检查前通知企业' };
    done(await send('education', `amendAccessRequest(id: "${request.id}", input: $input)`, { input }));
    const again = done(await send('education', `submitAccessRequest(id: "${request.id}")`));
    expect(again).toMatchObject({ state: 'UNDER_REVIEW', dueOn: '2026-12-15' });
    const other = { ...input, coordinates: ['Subject.contactAddress'] };
    done(await decide('market-regulation', request.id, 'decision: RETURN, reason: "再补"'));
    expect(
      errorOf(
        await send('education', `amendAccessRequest(id: "${request.id}", input: $input)`, { input: other }),
      ),
    ).toEqual(['REQUEST_REFUSED', expect.stringContaining('stay as they were submitted')]);
  });

  it('is overdue from the day after its last, for whoever asks, decides or operates', async () => {
    const request = await submitted();
    today = '2026-12-07';
    const late = async (by: string) =>
      (await hub.ask(by, '{ accessRequests(overdue: true) { id } }')).body.data.accessRequests;
    expect(await late('education')).toEqual([]);
    today = '2026-12-08';
    for (const by of ['education', 'market-regulation', 'hub'])
      expect(await late(by)).toEqual([{ id: request.id }]);
    for (const by of ['fire', 'credit-office']) expect(await late(by)).toEqual([]);
    const health = (
      await hub.ask('hub', '{ sharingHealth { department { id } partsOverdue oldestPartDueOn } }')
    ).body;
    expect(health.data?.sharingHealth?.[0]).toEqual({
      department: { id: 'market-regulation' },
      partsOverdue: 1,
      oldestPartDueOn: '2026-12-07',
    });
  });

  it('a grant is asked for once more in one step, for the day after its last', async () => {
    const request = await submitted();
    await decide('market-regulation', request.id, 'decision: APPROVE');
    await confirm('market-regulation', request.id, 'p2');
    const [grant] = await sql`select id from sharing.grants`;
    today = '2026-12-15';
    const renewed = done(await send('education', `renewGrant(id: "${grant?.id}", validTo: "2027-06-30")`));
    expect(renewed).toMatchObject({ state: 'UNDER_REVIEW' });
    done(await decide('market-regulation', renewed.id, 'decision: APPROVE'));
    done(await confirm('market-regulation', renewed.id, 'p2'));
    expect(
      await sql`select valid_from::text, valid_to::text from sharing.grants order by valid_from`,
    ).toEqual([
      { valid_from: '2026-11-23', valid_to: '2026-12-31' },
      { valid_from: '2027-01-01', valid_to: '2027-06-30' },
    ]);
  });
});

const state = async () => [
  await sql`select id, state, version from sharing.access_requests order by id`,
  await sql`select id, state, version from sharing.request_parts order by id`,
  await sql`select id, revoked_at from sharing.grants order by id`,
  await sql`select count(*) from sharing.request_acts`,
];

describe('what is wrong is refused, and changes nothing:', () => {
  it.each<[what: string, wrong: object, why: string]>([
    [
      'an unknown field',
      { coordinates: ['Subject.fone'] },
      'Subject.fone is not a field that can be asked for',
    ],
    [
      'a field that is hidden, in the words of one that there is not',
      { coordinates: ['Subject.legalRepresentativeIdNumber'] },
      'Subject.legalRepresentativeIdNumber is not a field that can be asked for',
    ],
    ['no field', { coordinates: [] }, 'It names no field.'],
    ['an unknown purpose', { purpose: 'curiosity' }, 'There is no purpose "curiosity".'],
    [
      'what the purpose excludes',
      { purpose: 'credit-grading' },
      'The purpose credit-grading excludes Subject.phone.',
    ],
    [
      'days in the wrong order',
      { validTo: '2026-11-22' },
      'It ends (2026-11-22) before it begins (2026-11-23).',
    ],
    ['a division that is none', { scope: { division: '61090' } }, '"61090" names no division'],
    ['a mask that does not fit', { mask: 'DATE_YEAR' }, 'Subject.phone cannot be masked as DATE_YEAR.'],
    ['an application of another', { client: 'fire-app' }, 'There is no client "fire-app".'],
    ['an unknown source', { sources: ['nobody'] }, 'There is no department "nobody".'],
  ])('a request for %s', async (_what, wrong, why) => {
    const before = await state();
    const asked = await send('education', 'requestAccess(input: $input)', { input: { ...WANTED, ...wrong } });
    expect(errorOf(asked)).toEqual(['REQUEST_REFUSED', expect.stringContaining(why)]);
    expect(await state()).toEqual(before);
  });

  const OWNER = 'market-regulation';
  it.each<[what: string, code: string, act: (id: string, part: string) => Promise<Asked>]>([
    ['a decision by an application', 'ROLE_NEEDED', (id) => decide(OWNER, id, 'decision: APPROVE', {})],
    [
      'a decision by a token without a person',
      'PERSON_NEEDED',
      (id) => decide(OWNER, id, 'decision: APPROVE', { principal: { roles: ['data-owner'] } }),
    ],
    ['a decision on the own request', 'OWN_REQUEST', (id) => decide('education', id, 'decision: APPROVE')],
    [
      'a decision by whom it does not concern',
      'REQUEST_UNKNOWN',
      (id) => decide('fire', id, 'decision: APPROVE'),
    ],
    [
      'a refusal without a reason',
      'ARGUMENT_INVALID',
      (id) => decide(OWNER, id, 'decision: REFUSE, legalBasis: "x"'),
    ],
    [
      'a refusal without a law',
      'ARGUMENT_INVALID',
      (id) => decide(OWNER, id, 'decision: REFUSE, reason: "x"'),
    ],
    ['what is returned without a reason', 'ARGUMENT_INVALID', (id) => decide(OWNER, id, 'decision: RETURN')],
    [
      'days before those that were asked for',
      'REQUEST_REFUSED',
      (id) => decide(OWNER, id, 'decision: APPROVE, validFrom: "2026-11-01"'),
    ],
    [
      'days after those that were asked for',
      'REQUEST_REFUSED',
      (id) => decide(OWNER, id, 'decision: APPROVE, validTo: "2027-01-01"'),
    ],
    [
      'a day later than data has to be provided',
      'REQUEST_REFUSED',
      (id) => decide(OWNER, id, 'decision: APPROVE, validFrom: "2026-12-22"'),
    ],
    ['a confirmation of what nobody has approved', 'REQUEST_NOT_OPEN', (id) => confirm(OWNER, id, 'p2')],
    [
      'a second submission',
      'REQUEST_NOT_OPEN',
      (id) => send('education', `submitAccessRequest(id: "${id}")`),
    ],
    [
      'a withdrawal by another',
      'REQUEST_UNKNOWN',
      (id) => send('fire', `withdrawAccessRequest(id: "${id}")`),
    ],
    ['an unknown request', 'REQUEST_UNKNOWN', () => decide(OWNER, 'nothing', 'decision: APPROVE')],
  ])('%s', async (_what, code, act) => {
    const request = await submitted();
    const before = await state();
    expect(errorOf(await act(request.id, request.parts[0].id))?.[0]).toBe(code);
    expect(await state()).toEqual(before);
  });

  it('the first officer’s own confirmation', async () => {
    const request = await submitted();
    await decide(OWNER, request.id, 'decision: APPROVE');
    expect(errorOf(await confirm(OWNER, request.id, 'p1'))?.[0]).toBe('SECOND_OFFICER_NEEDED');
  });

  it('another’s part, and one that has been decided', async () => {
    const request = await submitted({ coordinates: ['PenaltyDisclosure.remark'] });
    const [first, second] = request.parts;
    const [mine, theirs] = first.decider.id === 'fire' ? [first, second] : [second, first];
    expect(errorOf(await decide('fire', theirs.id, 'decision: APPROVE'))).toEqual([
      'PART_FOREIGN',
      'This part is decided by transport, not by your department.',
    ]);
    await decide('fire', mine.id, 'decision: REFUSE, reason: "x", legalBasis: "y"');
    expect(errorOf(await decide('fire', mine.id, 'decision: APPROVE'))?.[0]).toBe('REQUEST_NOT_OPEN');
  });

  it('a deadline in a year whose holidays are not announced', async () => {
    today = '2026-12-21';
    const { id } = await drafted({ validFrom: '2026-12-21' });
    const before = await state();
    expect(errorOf(await send('education', `submitAccessRequest(id: "${id}")`))?.[0]).toBe('YEAR_NOT_LOADED');
    expect(await state()).toEqual(before);
  });
});
