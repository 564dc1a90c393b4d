import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { openGateway } from '../../src/gateway/gateway.ts';
import { composeSupergraph, loadSupergraph } from '../../src/gateway/supergraph.ts';
import { CLASSES_ALONE } from '../../src/permission/policy.ts';
import { SCALARS } from '../../src/subgraph/scalars.ts';
import { AT } from '../kit/ask-gateway.ts';
import { asking } from '../kit/asking.ts';
import { sampleSources } from './sample-graph.ts';

let version = 'p1';
const supergraph = loadSupergraph(composeSupergraph(sampleSources));
const gateway = openGateway({
  supergraph,
  subgraphs: [],
  policy: () => ({ ...CLASSES_ALONE, version }),
  audit: { append: () => Promise.reject(new Error('not asked')) },
  clock: () => AT,
  scalars: SCALARS,
});
const of = (department: string | null) => asking(department);

const asked = (source: string, operationName?: string) => ({
  document: parse(source),
  operationHash: source,
  operationName,
});

describe('what a gateway keeps', () => {
  it('is one decision and one schema for callers of equal rights', () => {
    expect(gateway.decide(of('tax'))).toBe(
      gateway.decide({ ...of('tax'), principal: { ...of('tax').principal, person: 'somebody' } }),
    );
    expect(gateway.schemaOf(gateway.decide(of('tax')))).toBe(gateway.schemaOf(gateway.decide(of('fire'))));
    expect(gateway.schemaOf(gateway.decide(of('tax')))).not.toBe(gateway.schemaOf(gateway.decide(of(null))));
  });

  it('is one compiled form of an operation for them, and another for callers of other rights', () => {
    const query = asked('{ subject(uscc: 1) { name phone } }');
    const compiled = gateway.compile(query, gateway.decide(of('tax')));
    expect(gateway.compile(asked('{ subject(uscc: 1) { name phone } }'), gateway.decide(of('fire')))).toBe(
      compiled,
    );
    expect(gateway.compile(query, gateway.decide(of('market-regulation')))).not.toBe(compiled);
  });

  it('is one for each operation of a document', () => {
    const source = 'query A { __typename } query B { subject(uscc: 1) { name } }';
    const decision = gateway.decide(of('tax'));
    expect(gateway.compile(asked(source, 'A'), decision).operation.definition.name?.value).toBe('A');
    expect(gateway.compile(asked(source, 'B'), decision).operation.definition.name?.value).toBe('B');
  });

  it('is made anew when the policy changes', () => {
    const before = gateway.decide(of('tax'));
    version = 'p2';
    const after = gateway.decide(of('tax'));
    version = 'p1';
    expect(after).not.toBe(before);
    expect(after.policyVersion).toBe('p2');
    expect(after.hash).not.toBe(before.hash);
  });

  it('is bounded by what it holds, so that large operations do not fill the memory', () => {
    const decision = gateway.decide(of('tax'));
    const large = (n: number) =>
      asked(`query Q${n} { ${Array.from({ length: 90 }, (_, a) => `a${a}: subject(uscc: 1) { ...F }`).join(' ')} }
        fragment F on Subject { ${Array.from({ length: 30 }, (_, f) => (f % 2 ? 'name' : 'address')).join(' ')} }`);
    const first = gateway.compile(large(0), decision);
    expect(first.operation.fields).toBe(90 * 31);
    expect(gateway.compile(large(0), decision)).toBe(first);
    for (let n = 1; n < 25; n += 1) gateway.compile(large(n), decision);
    expect(gateway.compile(large(0), decision)).not.toBe(first);
  });

  it('is not made of what is refused', () => {
    const decision = gateway.decide(of(null));
    for (let run = 0; run < 2; run += 1) {
      expect(() => gateway.compile(asked('{ subject(uscc: 1) { phone } }'), decision)).toThrow(
        'Cannot query field "phone"',
      );
    }
  });
});
