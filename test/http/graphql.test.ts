import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf } from '../kit/body.ts';
import { startTestHub, type TestHub } from '../kit/hub.ts';

let hub: TestHub;
let uscc: string;
beforeAll(async () => {
  hub = await startTestHub();
  const found = await hub.ask(
    'education',
    '{ subjects(filter: { directory: "remote-food", kind: ENTERPRISE }, first: 1) { nodes { uscc } } }',
  );
  uscc = found.body.data.subjects.nodes[0].uscc;
});
afterAll(() => hub.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('a department’s app', () => {
  it('gets what four departments know about one entity in one answer', async () => {
    const { status, body } = await hub.ask(
      'education',
      `query ($uscc: ID!) { subject(uscc: $uscc) {
        name address registrationAuthority { name } directories { id }
        credit { riskClass annualReports { year } }
        licenses(first: 2) { nodes { id source { name } } }
        licenseNotifications(first: 2) { nodes { id recipient { name } } }
        penalties(first: 2) { totalCount } } }`,
      { variables: { uscc } },
    );
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    expect(body.data.subject.registrationAuthority.name).toMatch(/局$/);
    expect(body.data.subject.directories).toContainEqual({ id: 'remote-food' });
    expect(body.data.subject.licenses.nodes.length).toBeGreaterThan(0);
  });

  it('gets null and a reason for what is not shared with it, in the order it asked', async () => {
    const { status, body } = await hub.ask(
      'education',
      `{ subject(uscc: "${uscc}") { phone name contactAddress } }`,
    );
    expect(status).toBe(200);
    expect(Object.keys(body.data.subject)).toEqual(['phone', 'name', 'contactAddress']);
    expect(body.data.subject).toMatchObject({ phone: null, contactAddress: null });
    expect(body.errors).toHaveLength(2);
    expect(body.errors[0]).toMatchObject({
      locations: [{ line: 1 }],
      extensions: {
        code: 'FIELD_NOT_SHARED',
        at: 'subject.phone',
        coordinate: 'Subject.phone',
        owner: 'market-regulation',
        shareClass: 'CONDITIONAL',
      },
    });
    expect(body.errors[0]).not.toHaveProperty('path');
  });

  it('carries a receipt of an audit entry that is already on record', async () => {
    const { headers } = await hub.ask('education', `query Look { subject(uscc: "${uscc}") { name phone } }`, {
      headers: { 'x-purpose': 'campus-food-safety' },
    });
    const receipt = headers.get('x-audit-entry') ?? '';
    expect(receipt).toMatch(/^[0-9a-f]{12}-\d{4}-\d{2}:\d+:[0-9a-f]{64}$/);
    const [chain = '', seq = '', hash = ''] = receipt.split(':');
    const [entry] = await hub.sql`select * from audit.entries where chain = ${chain} and seq = ${seq}`;
    expect(entry).toMatchObject({
      hash,
      department: 'education',
      client: 'test',
      purpose: 'campus-food-safety',
      operation_name: 'Look',
      subject_count: 1,
      outcome: 'ANSWERED',
      coordinates: { 'Query.subject': 'FULL', 'Subject.name': 'FULL', 'Subject.phone': 'SCOPED' },
    });
    expect(JSON.stringify(entry)).not.toContain(uscc);
  });

  it('sees who it is to the hub', async () => {
    const { body } = await hub.ask(
      'education',
      '{ viewer { department { id name } client roles purpose { id } } }',
      {
        headers: { 'x-purpose': 'campus-food-safety' },
      },
    );
    expect(body.data.viewer).toMatchObject({
      department: { id: 'education' },
      client: 'test',
      roles: ['APP'],
      purpose: { id: 'campus-food-safety' },
    });
  });
});

describe('nobody in particular', () => {
  it('gets what is open', async () => {
    const { body } = await hub.ask(
      null,
      `{ subject(uscc: "${uscc}") { name } viewer { department { id } } }`,
    );
    expect(body.data.subject.name).toEqual(expect.any(String));
    expect(body.data.viewer.department).toBeNull();
  });

  it.each([
    [
      'a field shared among departments',
      (field: string) => `{ subject(uscc: "${uscc}") { ${field} } }`,
      'registrationNumber',
    ],
    [
      'a withheld field',
      (field: string) => `{ subject(uscc: "${uscc}") { ${field} } }`,
      'legalRepresentativeIdNumber',
    ],
    ['a root field', (field: string) => `{ ${field} }`, 'creditOverview'],
    [
      'a filter',
      (field: string) => `{ subjects(filter: { ${field}: "61" }) { totalCount } }`,
      'divisionPrefix',
    ],
  ])('cannot tell %s from one that does not exist', async (_what, query, hidden) => {
    const [one, other] = await Promise.all([
      hub.ask(null, query(hidden)),
      hub.ask(null, query('noSuchThing')),
    ]);
    expect(one.status).toBe(400);
    expect(JSON.stringify(one.body).replaceAll(hidden, 'X')).toBe(
      JSON.stringify(other.body).replaceAll('noSuchThing', 'X'),
    );
  });

  it('introspects a schema that names no more than it may ask', async () => {
    const { body } = await hub.ask(
      null,
      '{ __schema { types { name fields { name } } directives { name } } }',
    );
    const text = JSON.stringify(body.data);
    for (const hidden of [
      'riskClass',
      'legalRepresentative',
      'phone',
      'CreditOverview',
      'RecordOwner',
      '"share"',
    ]) {
      expect(text).not.toContain(hidden);
    }
    expect(text).toContain('PenaltyDisclosure');
  });
});

describe('a request that cannot be answered', () => {
  const deep = `{ subject(uscc: "91350100M000100Y43") ${'{ successor '.repeat(16)}{ uscc }${' }'.repeat(16)} }`;
  it.each([
    ['is not well-formed', '{ subject(', 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'asks for an unknown field',
      '{ subject(uscc: "91350100M000100Y43") { nmae } }',
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['is too deep', deep, 400, 'QUERY_TOO_DEEP'],
    ['is too long', `{ ${'__typename '.repeat(10_001)} }`, 400, 'QUERY_TOO_LONG'],
    [
      'uses too many aliases',
      `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      400,
      'QUERY_TOO_MANY_ALIASES',
    ],
    [
      'may cost too much',
      '{ subjects(first: 500) { nodes { penalties(first: 500) { nodes { id } } } } }',
      400,
      'QUERY_TOO_COSTLY',
    ],
    [
      'names no operation of several',
      'query A { __typename } query B { __typename }',
      400,
      'OPERATION_NOT_FOUND',
    ],
    [
      'has a wrong variable',
      'query ($n: Int) { subjects(first: $n) { totalCount } }',
      400,
      'VARIABLES_INVALID',
    ],
  ])('because it %s says so in the words of the catalogue', async (_what, query, status, code) => {
    const answered = await hub.ask('education', query, { variables: { n: 'many' } });
    expect(answered.status).toBe(status);
    expect(answered.body).not.toHaveProperty('data');
    expect(answered.body.errors).toHaveLength(1);
    expect(answered.body.errors[0].extensions).toEqual({
      code,
      messageZh: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
    expect(answered.headers.has('x-audit-entry')).toBe(false);
  });

  it('says which check of a code failed, at the field that was asked by it', async () => {
    const { status, body } = await hub.ask(
      'education',
      '{ a: subject(uscc: "91350100M000100Y44") { name } }',
    );
    expect(status).toBe(200);
    expect(body.data).toEqual({ a: null });
    expect(body.errors).toMatchObject([
      {
        path: ['a'],
        message: expect.stringContaining('the check character is 4 where 3 is expected'),
        extensions: { code: 'USCC_INVALID' },
      },
    ]);
  });

  it('that is no JSON, too large, or of another kind is refused in the graph’s own form', async () => {
    const broken = await post('{"query": ');
    expect([broken.status, (await bodyOf(broken)).errors[0].extensions.code]).toEqual([
      400,
      'REQUEST_MALFORMED',
    ]);
    const large = await post(JSON.stringify({ query: `# ${'x'.repeat(1_100_000)}` }));
    expect([large.status, (await bodyOf(large)).errors[0].extensions.code]).toEqual([
      413,
      'REQUEST_TOO_LARGE',
    ]);
    const elsewhere = await fetch(`${hub.url}/nowhere`);
    expect([elsewhere.status, (await bodyOf(elsewhere)).errors[0].extensions.code]).toEqual([
      404,
      'ROUTE_NOT_FOUND',
    ]);
    const form = await post('query={__typename}', { 'content-type': 'text/plain' });
    expect(form.status).toBe(400);
  });

  it.each([
    ['a purpose that is not registered', { 'x-purpose': 'curiosity' }, 'PURPOSE_UNKNOWN'],
    ['a case purpose without a case number', { 'x-purpose': 'case-investigation' }, 'CASE_NUMBER_MISSING'],
    ['a header that is not encoded', { 'x-case-number': '50%' }, 'HEADER_MALFORMED'],
  ])('because of %s is refused', async (_what, headers, code) => {
    const { status, body } = await hub.ask('education', '{ __typename }', {
      headers: headers as Record<string, string>,
    });
    expect([status, body.errors[0].extensions.code]).toEqual([400, code]);
  });

  it('takes a Chinese case number percent-encoded, and the audit has it in clear', async () => {
    const { status, headers } = await hub.ask('education', '{ __typename }', {
      headers: { 'x-purpose': 'case-investigation', 'x-case-number': encodeURIComponent('示案〔2026〕7号') },
    });
    expect(status).toBe(200);
    const [chain = '', seq = ''] = (headers.get('x-audit-entry') ?? '').split(':');
    expect(
      await hub.sql`select case_number from audit.entries where chain = ${chain} and seq = ${seq}`,
    ).toEqual([{ case_number: '示案〔2026〕7号' }]);
  });
});

describe('the credit platform', () => {
  it('pulls the penalties in force page by page, each once', async () => {
    const seen = new Set<string>();
    let after: string | null = null;
    let total = -1;
    do {
      const { body } = await hub.ask(
        'credit-office',
        `query ($after: String) { penaltyDisclosures(first: 500, after: $after) {
          totalCount nodes { id publicityEndsOn state source { id } } pageInfo { hasNextPage endCursor } } }`,
        { variables: { after }, headers: { 'x-purpose': 'joint-sanction' } },
      );
      const page = body.data.penaltyDisclosures;
      total = page.totalCount;
      for (const node of page.nodes) {
        expect(seen.has(node.id)).toBe(false);
        seen.add(node.id);
        if (node.source.id !== 'credit-office') expect(node).toMatchObject({ state: 'PUBLISHED' });
        if (node.source.id !== 'credit-office') expect(node.publicityEndsOn >= '2026-11-22').toBe(true);
      }
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(total).toBeGreaterThan(500);
    expect(seen.size).toBe(total);
  });

  it('cannot go on with a cursor that another department was given', async () => {
    const query =
      'query ($after: String) { penaltyDisclosures(first: 1, after: $after) { pageInfo { endCursor } } }';
    const { body } = await hub.ask('credit-office', query);
    const after = body.data.penaltyDisclosures.pageInfo.endCursor;
    const stolen = await hub.ask('education', query, { variables: { after } });
    expect(stolen.body.errors[0].extensions.code).toBe('CURSOR_INVALID');
    expect((await hub.ask('credit-office', query, { variables: { after } })).body.errors).toBeUndefined();
  });
});
