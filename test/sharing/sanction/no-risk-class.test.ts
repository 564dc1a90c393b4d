import fc from 'fast-check';
import { type GraphQLObjectType, getNamedType, isInterfaceType, isObjectType, isUnionType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { PURPOSES } from '../../../src/demo/purposes.ts';
import { shareTableOf } from '../../../src/gateway/share-table.ts';
import { composeSupergraph, loadSupergraph } from '../../../src/gateway/supergraph.ts';
import { buildViews } from '../../../src/hub.ts';
import { type Decision, decide } from '../../../src/permission/decide.ts';
import type { Grant } from '../../../src/permission/grant.ts';
import { CLASSES_ALONE, type PolicySnapshot } from '../../../src/permission/policy.ts';
import { isCut } from '../../../src/permission/verdict.ts';

const supergraph = loadSupergraph(composeSupergraph(buildViews()));
const schema = supergraph.publicSchema;
const table = shareTableOf(supergraph);
const conditional = [...table.shares].flatMap(([coordinate, share]) =>
  share.class === 'CONDITIONAL' ? [coordinate] : [],
);
const departments = [...new Set([...table.owners.values()].map(({ steward }) => steward))];

/** Whatever tells a class of risk, by its type or by its name. */
const tellsRisk = (coordinate: string, type: string): boolean =>
  type === 'RiskClass' || /riskclass/i.test(coordinate);

/** The coordinates that an operation can reach from a field without naming one that is cut. */
function reachable(decision: Decision, type: string, field: string): Map<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  enter(schema.getType(type) as GraphQLObjectType, [field]);
  return found;

  function enter(parent: GraphQLObjectType, names: readonly string[]): void {
    for (const name of names) {
      const coordinate = `${parent.name}.${name}`;
      const declared = parent.getFields()[name];
      if (declared === undefined || found.has(coordinate) || isCut(decision.verdict(coordinate))) continue;
      const returned = getNamedType(declared.type);
      found.set(coordinate, returned.name);
      const inner = isUnionType(returned)
        ? returned.getTypes()
        : isInterfaceType(returned)
          ? schema.getPossibleTypes(returned)
          : isObjectType(returned)
            ? [returned]
            : [];
      for (const each of inner) {
        if (seen.has(each.name)) continue;
        seen.add(each.name);
        enter(each, Object.keys(each.getFields()));
      }
    }
  }
}

const policyOf = (grants: readonly Grant[]): PolicySnapshot => ({
  ...CLASSES_ALONE,
  version: '1',
  departments: new Map(departments.map((id) => [id, { name: id }])),
  purposes: new Map(PURPOSES.map(({ excludes = [], ...purpose }) => [purpose.id, { ...purpose, excludes }])),
  grants,
  sources: new Map([...table.owners.keys()].map((type) => [type, new Set(departments)])),
});

const grant = (owner: string, grantee: string, coordinates: readonly string[]): Grant => ({
  ...{
    id: `${owner}-${grantee}`,
    owner,
    grantee,
    client: null,
    purpose: 'joint-sanction',
    coordinates,
    mask: null,
  },
  scope: { division: null, industry: null, directory: null },
  ...{ validFrom: '2026-01-01', validTo: '2026-12-31' },
});

const decisionFor = (department: string, grants: readonly Grant[], purpose = 'joint-sanction'): Decision =>
  decide(
    {
      principal: { department, client: null, person: null, roles: ['app', 'data-owner', 'analyst'] },
      purpose,
      today: '2026-11-28',
    },
    table,
    policyOf(grants),
  );

describe('every path of the graph from the sanction feed', () => {
  it('leads to no risk class, whoever asks and whatever is granted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...departments.filter((id) => id !== 'hub')),
        fc.array(fc.tuple(fc.constantFrom(...departments), fc.subarray(conditional)), { maxLength: 6 }),
        (department, given) => {
          const grants = [
            ...given.map(([owner, coordinates]) => grant(owner, department, coordinates)),
            ...departments.map((owner) => grant(owner, department, conditional)),
          ];
          const paths = reachable(decisionFor(department, grants), 'Query', 'sanctionFeed');
          expect(paths.size).toBeGreaterThan(100);
          expect([...paths].filter(([coordinate, type]) => tellsRisk(coordinate, type))).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('would lead to one for another purpose, for which there is no feed', () => {
    const paths = reachable(decisionFor('credit-office', [], 'credit-grading'), 'Query', 'sanctionFeed');
    expect([...paths.keys()]).toContain('Credit.riskClass');
    const forSanctions = PURPOSES.filter((purpose) => 'sanctions' in purpose && purpose.sanctions);
    expect(forSanctions.map(({ id }) => id)).toEqual(['joint-sanction']);
  });
});
