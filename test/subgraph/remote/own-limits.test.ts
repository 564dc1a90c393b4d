import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '../../../src/permission/principal.ts';
import { ofSource } from '../../../src/permission/scope.ts';
import type { Verdict } from '../../../src/permission/verdict.ts';
import { withOwnLimits } from '../../../src/subgraph/remote/own-limits.ts';
import type { SubgraphRequest, SubgraphResponse } from '../../../src/subgraph/seat.ts';
import { AT } from '../../kit/ask-gateway.ts';

const schema = buildSchema(`
  type Query { firm: Firm firms(filter: FirmFilter): [Firm!] }
  input FirmFilter { owner: String }
  type Firm { name: String phone: String phones: [String] owner: String licence: Licence holder: Holder }
  type Licence { number: String remark: String }
  union Holder = Firm | Person
  type Person { phone: String }
`);
const coordinates = ['Firm.phone', 'Firm.phones', 'Firm.owner', 'Licence.remark', 'Person.phone'];
const table = {
  shares: new Map(coordinates.map((coordinate) => [coordinate, { class: 'CONDITIONAL' as const }])),
  owners: new Map(),
  uses: new Map([['FirmFilter.owner', 'Firm.owner']]),
};

const MASKED: Verdict = { outcome: 'MASKED', mask: 'PHONE', rule: 'class CONDITIONAL' };
const WHOLE: Verdict = { outcome: 'FULL', rule: 'grant x' };
const SCOPED: Verdict = {
  outcome: 'MASKED',
  mask: 'PERSON_NAME',
  rule: 'class CONDITIONAL',
  allows: [{ scope: ofSource('tax'), mask: null, rule: 'grant y' }],
};

/** A department’s server that answers the same whatever it is asked, and whether it knows of decisions. */
function server(data: Record<string, unknown>, appliesDecisions: boolean) {
  const heard: string[] = [];
  const seat = {
    name: 'firms',
    async execute({ operationText }: SubgraphRequest): Promise<SubgraphResponse> {
      heard.push(operationText);
      return { data: structuredClone(data), isDecisionApplied: appliesDecisions };
    },
  };
  return { heard, seat: withOwnLimits(seat, { schema, table }) };
}

const ask = (
  { seat }: ReturnType<typeof server>,
  operationText: string,
  verdicts: Readonly<Record<string, Verdict>>,
) =>
  seat.execute({
    document: parse(operationText),
    operationText,
    operationName: undefined,
    kind: 'query',
    variables: {},
    deadline: performance.now() + 1_000,
    context: {
      moment: AT,
      principal: { ...ANONYMOUS, department: 'fire' },
      purpose: 'inspection',
      decision: {
        hash: 'h',
        policyVersion: 'p',
        verdict: (coordinate: string) => verdicts[coordinate] ?? null,
      },
    },
  });

const NUMBER = '13812345678';
const HIDDEN = '138****5678';

describe('what a server answers that knows nothing of decisions', () => {
  it.each<[string, string, object, object]>([
    ['a field', '{ firm { phone } }', { firm: { phone: NUMBER } }, { firm: { phone: HIDDEN } }],
    ['an alias', '{ firm { name: phone } }', { firm: { name: NUMBER } }, { firm: { name: HIDDEN } }],
    [
      'each of a list',
      '{ firms { phone } }',
      { firms: [{ phone: NUMBER }, { phone: null }] },
      { firms: [{ phone: HIDDEN }, { phone: null }] },
    ],
    [
      'a list of values',
      '{ firm { phones } }',
      { firm: { phones: [NUMBER, null] } },
      { firm: { phones: [HIDDEN, null] } },
    ],
    [
      'a fragment',
      '{ firm { ...F } } fragment F on Firm { ... { phone } }',
      { firm: { phone: NUMBER } },
      { firm: { phone: HIDDEN } },
    ],
    [
      'an entity',
      'query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Firm { phone } } }',
      { _entities: [{ __typename: 'Firm', phone: NUMBER }, null] },
      { _entities: [{ __typename: 'Firm', phone: HIDDEN }, null] },
    ],
    [
      'one of several types under one key',
      '{ firm { holder { ... on Firm { tel: name } ... on Person { tel: phone } } } }',
      { firm: { holder: { tel: NUMBER } } },
      { firm: { holder: { tel: HIDDEN } } },
    ],
  ])('is masked: %s', async (_where, query, told, shown) => {
    const verdicts = { 'Firm.phone': MASKED, 'Firm.phones': MASKED, 'Person.phone': MASKED };
    expect((await ask(server(told as never, false), query, verdicts)).data).toEqual(shown);
  });

  it('is left out where it is shared for some records only', async () => {
    const told = { firm: { owner: '王小明', licence: { remark: 'x', number: '1' } } };
    const verdicts = { 'Firm.owner': SCOPED, 'Licence.remark': WHOLE };
    const { data } = await ask(server(told, false), '{ firm { owner licence { remark number } } }', verdicts);
    expect(data).toEqual({ firm: { owner: null, licence: { remark: 'x', number: '1' } } });
  });

  it('is not asked for by a filter that reads what is shared for some records only', async () => {
    const stranger = server({ firms: [{ name: 'found' }] }, false);
    const asking = ask(stranger, '{ firms(filter: { owner: "王小明" }) { name } }', { 'Firm.owner': SCOPED });
    await expect(asking).rejects.toMatchObject({ code: 'SUBGRAPH_FAILED' });
    expect(stranger.heard).toEqual(['{ __typename }']);
  });
});

describe('what a server answers that goes by the decision', () => {
  it('is taken as it comes, filters too', async () => {
    const told = { firms: [{ owner: '王小明' }] };
    const knowing = server(told, true);
    const query = '{ firms(filter: { owner: "王小明" }) { owner } }';
    expect((await ask(knowing, query, { 'Firm.owner': SCOPED })).data).toEqual(told);
    await ask(knowing, query, { 'Firm.owner': SCOPED });
    expect(knowing.heard).toEqual(['{ __typename }', query, query]);
  });
});
