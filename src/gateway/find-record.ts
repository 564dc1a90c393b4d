import { typeOf } from '../permission/coordinate.ts';
import { isCut, type Verdict } from '../permission/verdict.ts';
import type { RequestScope } from '../subgraph/context.ts';
import type { FoundRecord } from '../subgraph/found-record.ts';
import { askView } from './ask-view.ts';
import { fieldHomes } from './field-homes.ts';
import type { Gateway } from './gateway.ts';

/** Asks the view of a record as the caller would, so that its rules say whether the caller may see the record. */
export async function findRecord(
  gateway: Gateway,
  scope: RequestScope,
  { coordinate, id }: { readonly coordinate: string; readonly id: string },
): Promise<FoundRecord | null> {
  const { supergraph, table, subgraphsByName } = gateway;
  const type = typeOf(coordinate);
  const owned = table.owners.get(type);
  if (owned === undefined || !table.shares.has(coordinate)) return null;
  const verdict = scope.decision.verdict(coordinate);
  if (verdict === null || isCut(verdict)) return null;
  const homes = fieldHomes(supergraph).get(coordinate) ?? [];
  const name = homes.find((home) => supergraph.types.keys(home, type).length > 0) ?? '';
  const [key] = supergraph.types.keys(name, type)[0] ?? [];
  const subgraph = subgraphsByName.get(name);
  if (key === undefined || subgraph === undefined) return null;
  const isSource = owned.records === 'SOURCE';
  const operationText = `query FindRecord($records: [_Any!]!) { _entities(representations: $records) { ... on ${type} { ${
    isSource ? 'source { id }' : key
  } } } }`;
  const data = await askView(supergraph, subgraph, scope, {
    operationText,
    operationName: 'FindRecord',
    variables: { records: [{ __typename: type, [key]: id }] },
  });
  const [found] = (data._entities ?? []) as ({ readonly source?: { readonly id?: string } } | null)[];
  if (found == null) return null;
  const source = isSource ? found.source?.id : owned.steward;
  return source !== undefined && reaches(verdict, source) ? { source } : null;
}

/** Whether anything is shown of the field in the records of a source. */
const reaches = ({ outcome, allows = [] }: Verdict, source: string): boolean =>
  outcome === 'FULL' ||
  outcome === 'MASKED' ||
  allows.some(({ scope }) => scope.source === null || scope.source === source);
