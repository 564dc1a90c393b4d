import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../kit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const ENTRY = `coordinate type field nameZh description format owner { id name } sources { id } shareClass mask legalBasis updatedAt`;
const ACCESS = 'access { purpose { id } access mask rule scopes { rule directory } }';

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as its query shaped it.
async function catalogue(department: string | null, args: string, fields = 'coordinate'): Promise<any[]> {
  const { body } = await hub.ask(department, `{ catalogue${args} { ${fields} } }`);
  expect(body.errors).toBeUndefined();
  return body.data.catalogue;
}
const coordinates = async (department: string | null, args: string) =>
  (await catalogue(department, args)).map(({ coordinate }) => coordinate);

describe('the catalogue', () => {
  it('is searched in Chinese and in English, and says what an entry is', async () => {
    const [changed] = await hub.sql<{ at: string }[]>`
      select to_char(changed_at, 'YYYY-MM-DD') as at from subject.changes order by sequence desc limit 1`;
    const found = await catalogue('education', '(search: "联系电话 subject")', ENTRY);
    expect(found).toEqual([
      {
        coordinate: 'Subject.phone',
        type: 'Subject',
        field: 'phone',
        nameZh: '联系电话',
        description: 'Contact telephone (tel).',
        format: 'String',
        owner: { id: 'market-regulation', name: expect.stringContaining('市场监督管理局') },
        sources: null,
        shareClass: 'CONDITIONAL',
        mask: 'PHONE',
        legalBasis: '个人信息保护法 Art. 6, 34',
        updatedAt: expect.stringMatching(`^${changed?.at}T.*\\+08:00$`),
      },
    ]);
    expect(await coordinates('education', '(search: "contact TELEPHONE")')).toEqual([
      'LicenseNotification.phone',
      'Subject.phone',
    ]);
  });

  it('tells each caller its own access, for each purpose', async () => {
    const args = '(search: "subject 联系电话")';
    const access = async (department: string) => (await catalogue(department, args, ACCESS))[0].access;
    const education = await access('education');
    expect(education.map(({ purpose }: { purpose: { id: string } | null }) => purpose?.id ?? null)).toEqual([
      null,
      'campus-food-safety',
      'case-investigation',
      'credit-grading',
      'joint-inspection',
      'joint-sanction',
      'license-follow-up',
    ]);
    expect(education[0]).toMatchObject({ access: 'DENIED', rule: 'no purpose named' });
    expect(education[1]).toMatchObject({ access: 'SCOPED', mask: 'PHONE' });
    expect(education[1].scopes).toContainEqual({
      rule: 'grant demo-education-school-canteens',
      directory: 'school-canteens',
    });
    expect((await access('tax'))[1]).toMatchObject({ access: 'MASKED', mask: 'PHONE', scopes: [] });
    expect((await access('market-regulation'))[1]).toMatchObject({ access: 'FULL', rule: 'owner' });
  });

  it('names nothing that the caller’s own schema does not have', async () => {
    const all = await coordinates('education', '');
    const { body } = await hub.ask('education', '{ __schema { types { name fields { name } } } }');
    const seen = new Set(
      body.data.__schema.types.flatMap((type: { name: string; fields: { name: string }[] | null }) =>
        (type.fields ?? []).map(({ name }) => `${type.name}.${name}`),
      ),
    );
    const named = all.filter((coordinate) => coordinate !== null);
    expect(named.filter((coordinate) => !seen.has(coordinate))).toEqual([]);
    expect(named.length).toBeGreaterThan(150);
  });

  it('narrows down to an owner, or to a class', async () => {
    const ofCredit = await catalogue(
      'tax',
      '(owner: "credit-office")',
      'coordinate owner { id } sources { id }',
    );
    expect(ofCredit.length).toBeGreaterThan(30);
    for (const { coordinate, owner, sources } of ofCredit) {
      const ids = [owner, ...(sources ?? [])].map(({ id }) => id);
      expect(ids, coordinate).toContain('credit-office');
    }
    const conditional = await catalogue('tax', '(shareClass: CONDITIONAL)', 'shareClass');
    expect(new Set(conditional.map(({ shareClass }) => shareClass))).toEqual(new Set(['CONDITIONAL']));
    // Whoever asserts records of a type is asked for them as well.
    expect(await coordinates('tax', '(owner: "transport", search: "CF_WSH")')).toEqual([
      'PenaltyDisclosure.decisionNumber',
    ]);
    expect(await coordinates('tax', '(owner: "nobody")')).toEqual([]);
  });
});

describe('what is withheld', () => {
  const WITHHELD = `${ENTRY} ${ACCESS}`;

  it('is told to other departments by owner and basis alone, once', async () => {
    const found = await catalogue('tax', '(shareClass: WITHHELD)', WITHHELD);
    const hidden = found.filter(({ coordinate }) => coordinate === null);
    expect(hidden.map(({ owner }) => owner.id)).toEqual(['administrative-approval', 'market-regulation']);
    const [, entry] = hidden;
    expect(Object.entries(entry).filter(([, value]) => value !== null)).toEqual([
      ['owner', { id: 'market-regulation', name: expect.any(String) }],
      ['shareClass', 'WITHHELD'],
      ['legalBasis', '个人信息保护法 Art. 28'],
    ]);
  });

  it('is found by its basis and its owner, never by its own text', async () => {
    expect(await coordinates('tax', '(search: "个人信息保护法 28 market")')).toEqual([null]);
    const own = ['legalRepresentativeIdNumber', 'Identity number', 'GB 11643', 'License.certificateNumber'];
    for (const search of own) expect(await coordinates('tax', `(search: "${search}")`), search).toEqual([]);
    // Of penalties it has records of its own.
    expect(await coordinates('tax', '(search: "法定代表人证件号码")')).toEqual([
      'PenaltyDisclosure.legalRepresentativeCertificateNumber',
    ]);
    expect(await coordinates('market-regulation', '(search: "Identity number")')).toEqual([
      'Subject.legalRepresentativeIdNumber',
    ]);
  });

  it('is not even told of to the operator, nor to nobody in particular, who gets what is open alone', async () => {
    for (const caller of ['hub', null]) {
      expect(await coordinates(caller, '(shareClass: WITHHELD)'), String(caller)).toEqual([]);
      expect(await coordinates(caller, '(search: "Art. 28")')).toEqual([]);
    }
    const open = await catalogue(null, '', 'coordinate shareClass access { access }');
    expect(open.length).toBeGreaterThan(50);
    for (const entry of open) {
      expect(entry.shareClass, entry.coordinate).toBe('OPEN');
      expect(new Set(entry.access.map(({ access }: { access: string }) => access))).toEqual(
        new Set(['FULL']),
      );
    }
    expect(await coordinates(null, '(search: "联系电话")')).toEqual([]);
  });
});

describe('a grant that is used', () => {
  it('shows its owner when and how often, as soon as the answer has left', async () => {
    const usage = async (): Promise<{ reads: number; fields: { coordinate: string; reads: number }[] }> => {
      const { body } = await hub.ask(
        'market-regulation',
        '{ grants(active: true) { id usage { reads lastReadAt fields { coordinate reads } } } }',
      );
      return body.data.grants.find(({ id }: { id: string }) => id === 'demo-education-school-canteens').usage;
    };
    const before = await usage();
    await hub.ask(
      'education',
      '{ subjects(filter: { directory: "school-canteens" }, first: 1) { nodes { phone } } }',
      {
        headers: { 'x-purpose': 'campus-food-safety' },
      },
    );
    const after = await usage();
    expect(after).toMatchObject({ reads: before.reads + 1, lastReadAt: '2026-11-22T10:00:00+08:00' });
    const reads = Object.fromEntries(after.fields.map(({ coordinate, reads }) => [coordinate, reads]));
    expect(reads).toMatchObject({ 'Subject.phone': before.reads + 1, 'Subject.contactAddress': 0 });
  });

  it('does not exist for a third department, nor do the fields of a grant for nobody in particular', async () => {
    const { body } = await hub.ask('tax', '{ grants { id owner { id } grantee { id } } }');
    for (const { owner, grantee } of body.data.grants) expect([owner.id, grantee.id]).toContain('tax');
    expect((await hub.ask(null, '{ grants { id } }')).body.data).toEqual({ grants: [] });
    const [hidden, missing] = await Promise.all(
      ['basis', 'besis'].map(
        async (field) => (await hub.ask(null, `{ grants { ${field} } }`)).body.errors[0],
      ),
    );
    expect(hidden.message.replace('basis', 'besis')).toBe(missing.message);
  });
});
