import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPARTMENTS } from '../../src/demo/departments.ts';
import { DIRECTORIES } from '../../src/demo/directory/directories.ts';
import { GRANTS } from '../../src/demo/grants.ts';
import { grantableGraph } from '../../src/gateway/grantable-graph.ts';
import { buildViews } from '../../src/hub.ts';
import { type Grant, isInForce } from '../../src/permission/grant.ts';
import { grantFaults } from '../../src/permission/grant-faults.ts';
import { masked } from '../../src/permission/mask.ts';
import { loadGraph } from '../../src/registry/graph.ts';
import { sourcesOf } from '../../src/registry/sources.ts';
import { DEMO_MOMENT } from '../kit/demo-moment.ts';
import { startTestHub, type TestHub } from '../kit/hub.ts';
import { policyOfDemo } from './demo-policy.ts';

const policy = policyOfDemo();
const graph = grantableGraph(loadGraph(sourcesOf(buildViews(), { published: [], urls: new Map() })));
const byId = (id: string) => policy.grants.find((grant) => grant.id === id) as Grant;

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const kept = GRANTS.filter(({ revokedAt }) => revokedAt == null);
const inForce = kept.filter(({ id }) => isInForce(byId(id), DEMO_MOMENT.today));

describe('the grants of the demo region', () => {
  it.each(GRANTS.map(({ id }) => id))('%s may be given beside the others', (id) => {
    expect(grantFaults(byId(id), policy, graph)).toEqual([]);
  });

  it('name directories of the region, and the law on which they rest', () => {
    const known = DIRECTORIES.map(({ id }) => id);
    for (const { id, directory, basis } of GRANTS) {
      if (directory != null) expect(known, id).toContain(directory);
      expect(basis, id).toMatch(/《.+》/);
    }
  });

  it('are for all but the three that have run out, are to come, or were taken back, in force for years', () => {
    const others = GRANTS.filter((grant) => !inForce.includes(grant)).map(({ id }) => id);
    expect(others).toEqual(['demo-education-pilot', 'demo-culture-amusement', 'demo-tax-contacts']);
    for (const { id } of inForce) {
      expect(isInForce(byId(id), '2025-11-22'), id).toBe(true);
      expect(isInForce(byId(id), '2030-11-22'), id).toBe(true);
    }
  });

  it('let most departments have something', () => {
    expect(new Set(inForce.map(({ grantee }) => grantee)).size).toBeGreaterThanOrEqual(10);
    expect(DEPARTMENTS).toHaveLength(17);
  });
});

/** Where records of a type are found: those of subjects in the grant’s scope, or of its owner anywhere. */
const PLACES: Record<string, { ofSubject: string; anywhere: (owner: string, first: number) => string }> = {
  Subject: { ofSubject: '', anywhere: (_owner, first) => `subjects(first: ${first})` },
  License: {
    ofSubject: 'licenses(first: 10)',
    anywhere: (owner, first) => `licenses(filter: { source: "${owner}" }, first: ${first})`,
  },
  LicenseNotification: {
    ofSubject: 'licenseNotifications(first: 5)',
    anywhere: (_owner, first) => `licenseNotifications(first: ${first})`,
  },
  PenaltyDisclosure: {
    ofSubject: 'penalties(first: 10)',
    anywhere: (owner, first) => `penaltyDisclosures(filter: { source: "${owner}" }, first: ${first})`,
  },
};

type Row = Record<string, unknown> & { readonly key: string; readonly source?: { readonly id: string } };

function queryOf({ coordinates, scope, owner }: Grant, first: number): string {
  const [type = ''] = (coordinates[0] ?? '').split('.');
  const fields = coordinates.map((coordinate) => coordinate.slice(type.length + 1)).join(' ');
  const wanted = type === 'Subject' ? `key: uscc ${fields}` : `key: id source { id } ${fields}`;
  const place = PLACES[type] as (typeof PLACES)[string];
  const { directory, division, industry } = scope;
  const filter = Object.entries({ directory, divisionPrefix: division, industryPrefix: industry })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: "${value}"`);
  if (filter.length === 0) return `{ found: ${place.anywhere(owner, first)} { nodes { ${wanted} } } }`;
  const inner = place.ofSubject === '' ? wanted : `${place.ofSubject} { nodes { ${wanted} } }`;
  return `{ found: subjects(filter: { ${filter.join(', ')} }, first: 200) { nodes { ${inner} } } }`;
}

/** The rows that a department gets, those of lists in lists in one. */
async function rowsFor(department: string, grant: Grant, first = 60): Promise<Row[]> {
  const { body } = await hub.ask(department, queryOf(grant, first), {
    headers: { 'X-Purpose': grant.purpose },
  });
  expect(body.data?.found, JSON.stringify(body.errors)).toBeTruthy();
  const rowsOf = ({ nodes }: { nodes: Row[] }): Row[] =>
    nodes.flatMap((node) => {
      const inner = Object.values(node).find(
        (value) => typeof value === 'object' && value && 'nodes' in value,
      );
      return inner ? rowsOf(inner as { nodes: Row[] }) : [node];
    });
  return rowsOf(body.data.found);
}

describe('by a grant of the demo region', () => {
  it.each(inForce.map(({ id, grantee }) => [id, grantee]))(
    '%s, %s sees what is granted, and another department does not',
    async (id) => {
      const grant = byId(id);
      const owners = await rowsFor(grant.owner, grant, 500);
      const granted = await rowsFor(grant.grantee, grant);
      const others = await rowsFor(grant.owner === 'tax' ? 'human-resources' : 'tax', grant);
      let more = 0;
      for (const row of granted) {
        // An owner's own list holds what it has not published besides.
        const [whole, without] = [owners, others].map((rows) => rows.find(({ key }) => key === row.key));
        if (row.source !== undefined && row.source.id !== grant.owner && !isSteward(grant)) continue;
        for (const coordinate of grant.coordinates) {
          const field = coordinate.slice(coordinate.indexOf('.') + 1);
          const shown = grant.mask === null ? whole?.[field] : masked(grant.mask, whole?.[field]);
          expect(row[field], `${coordinate} of ${row.key}`).toEqual(shown);
          if (shown == null) continue;
          more += 1;
          expect(without?.[field], `${coordinate} of ${row.key}`).not.toEqual(shown);
        }
      }
      expect(more).toBeGreaterThan(0);
    },
  );

  it.each(['demo-education-pilot', 'demo-culture-amusement', 'demo-tax-contacts'])(
    '%s, nobody sees anything',
    async (id) => {
      const { grantee, purpose } = byId(id);
      const { body } = await hub.ask(
        grantee,
        '{ subjects(filter: { directory: "amusement" }, first: 20) { nodes { phone contactAddress } } }',
        { headers: { 'X-Purpose': purpose } },
      );
      for (const { phone, contactAddress } of body.data.subjects.nodes) {
        expect(phone).toContain('***');
        expect(contactAddress).toBeNull();
      }
    },
  );
});

const isSteward = ({ coordinates }: Grant): boolean =>
  graph.table.owners.get((coordinates[0] ?? '').split('.')[0] ?? '')?.records === 'STEWARD';
