import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../src/gateway/catalogue.ts';
import { openGateway } from '../../src/gateway/gateway.ts';
import { composeSupergraph, loadSupergraph } from '../../src/gateway/supergraph.ts';
import { CLASSES_ALONE, type PolicySnapshot } from '../../src/permission/policy.ts';
import type { Catalogue } from '../../src/subgraph/catalogue.ts';
import { AT } from '../kit/ask-gateway.ts';
import { asking } from '../kit/asking.ts';
import { MEMBER, OPERATOR, STEWARD, sampleSources } from './sample-graph.ts';

const purpose = (id: string, excludes: string[] = []) =>
  [id, { id, name: id, caseNumberRequired: false, excludes }] as const;
const POLICY: PolicySnapshot = {
  ...CLASSES_ALONE,
  version: 'p1',
  purposes: new Map([purpose('joint-inspection'), purpose('joint-sanction', ['Subject.phone'])]),
  sources: new Map([['Penalty', new Set(['transport', 'fire'])]]),
  grants: [
    {
      id: 'g1',
      owner: STEWARD,
      grantee: MEMBER,
      client: 'canteens',
      purpose: 'joint-inspection',
      coordinates: ['Subject.phone'],
      scope: { division: null, industry: null, directory: 'canteens' },
      mask: null,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    },
  ],
};

const supergraphOf = (url?: string) =>
  loadSupergraph(
    composeSupergraph(
      sampleSources.map((source) => (source.name === 'penalty' && url ? { ...source, url } : source)),
    ),
  );
let policy = POLICY;
const gatewayOver = (url?: string) =>
  openGateway({
    supergraph: supergraphOf(url),
    subgraphs: [],
    policy: () => policy,
    audit: { append: () => Promise.reject(new Error('not asked')) },
    clock: () => AT,
  });
const gateway = gatewayOver();

const of = (department: string | null, client: string | null = null) => ({
  ...asking(department),
  principal: { ...asking(department).principal, client },
});
const named = ({ fields }: Catalogue) => fields.map(({ coordinate }) => coordinate);
const field = (catalogue: Catalogue, coordinate: string) =>
  catalogue.fields.find((found) => found.coordinate === coordinate);

describe('the catalogue of a caller', () => {
  it('has every shared field that exists for it, by coordinate, and no door, key or wrapper', () => {
    expect(named(catalogueOf(gateway, of(MEMBER)))).toEqual([
      'Penalty.amount',
      'Penalty.remark',
      'Penalty.subject',
      'Person.name',
      'Person.works',
      'Subject.address',
      'Subject.branches',
      'Subject.inspected',
      'Subject.manager',
      'Subject.name',
      'Subject.penalties',
      'Subject.phone',
      'Subject.rating',
      'Subject.successor',
    ]);
  });

  it('has for nobody in particular what is open, where something that is open leads to it', () => {
    const { fields, withheld } = catalogueOf(gateway, of(null));
    expect(named({ fields, withheld })).toEqual([
      'Penalty.amount',
      'Penalty.subject',
      'Subject.branches',
      'Subject.name',
      'Subject.penalties',
      'Subject.successor',
    ]);
    expect(withheld).toEqual([]);
  });

  it('tells a member that something is withheld, by owner and basis alone, once, and nobody else', () => {
    const { withheld } = catalogueOf(gateway, of(MEMBER));
    expect(withheld).toEqual([
      { steward: 'credit-office', basis: 'PIPL' },
      { steward: STEWARD, basis: 'PIPL' },
    ]);
    expect(JSON.stringify(catalogueOf(gateway, of(MEMBER)))).not.toMatch(/idNumber|vault|informant|grade/i);
    expect(catalogueOf(gateway, of(OPERATOR)).withheld).toEqual([]);
  });

  it('shows what is withheld to its steward, and to the sources of such records for their own', () => {
    const steward = catalogueOf(gateway, of(STEWARD));
    expect(field(steward, 'Subject.idNumber')).toMatchObject({
      shareClass: 'WITHHELD',
      basis: 'PIPL',
      access: [{ purpose: null, access: 'FULL', rule: 'owner' }, {}, {}],
    });
    expect(steward.withheld).toEqual([{ steward: 'credit-office', basis: 'PIPL' }]);
    const source = catalogueOf(gateway, of('fire'));
    expect(field(source, 'Penalty.informant')?.access[0]).toEqual({
      purpose: null,
      access: 'SCOPED',
      mask: null,
      rule: 'class WITHHELD',
      scopes: [
        { source: 'fire', division: null, industry: null, directory: null, mask: null, rule: 'own records' },
      ],
    });
  });

  it('says what a field is: type, owner, sources, class, mask, basis and the views that hold it', () => {
    const catalogue = catalogueOf(gateway, of(MEMBER));
    expect(field(catalogue, 'Penalty.remark')).toMatchObject({
      format: 'String',
      steward: 'credit-office',
      sources: ['fire', 'transport'],
      shareClass: 'CONDITIONAL',
      mask: 'FREE_TEXT',
      basis: 'PIPL',
      views: ['penalty'],
    });
    expect(field(catalogue, 'Subject.branches')).toMatchObject({
      format: '[Subject!]',
      steward: STEWARD,
      sources: null,
      mask: null,
      basis: null,
      views: ['subject'],
    });
    expect(field(catalogue, 'Subject.rating')?.views).toEqual(['penalty']);
  });

  it('names no view that runs on a server of its own', () => {
    const catalogue = catalogueOf(gatewayOver('http://penalty.example/graphql'), of(MEMBER));
    expect(field(catalogue, 'Penalty.remark')?.views).toEqual([]);
    expect(field(catalogue, 'Subject.name')?.views).toEqual(['subject']);
  });
});

describe('my access', () => {
  const access = (client: string | null) =>
    field(catalogueOf(gateway, of(MEMBER, client)), 'Subject.phone')?.access;

  it('is told for no purpose and for each registered one, by class, mask, exclusion and grant', () => {
    expect(access(null)).toEqual([
      { purpose: null, access: 'DENIED', mask: null, rule: 'no purpose named', scopes: [] },
      {
        purpose: 'joint-inspection',
        access: 'MASKED',
        mask: 'PHONE',
        rule: 'class CONDITIONAL',
        scopes: [],
      },
      {
        purpose: 'joint-sanction',
        access: 'DENIED',
        mask: null,
        rule: 'purpose joint-sanction excludes it',
        scopes: [],
      },
    ]);
  });

  it('is that of my application', () => {
    expect(access('canteens')?.[1]).toMatchObject({
      access: 'SCOPED',
      scopes: [{ rule: 'grant g1', directory: 'canteens' }],
    });
  });

  it('is the same object for callers of equal rights, and another once the policy has changed', () => {
    expect(catalogueOf(gateway, of('tax'))).toBe(catalogueOf(gateway, of('health')));
    const before = catalogueOf(gateway, of(MEMBER, 'canteens'));
    policy = { ...POLICY, version: 'p2', grants: [] };
    const after = catalogueOf(gateway, of(MEMBER, 'canteens'));
    policy = POLICY;
    expect(after).not.toBe(before);
    expect(field(after, 'Subject.phone')?.access[1]).toMatchObject({ access: 'MASKED', scopes: [] });
  });
});
