import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { LRUCache } from 'lru-cache';
import { typeOf } from '../permission/coordinate.ts';
import type { Asking, Decision } from '../permission/decide.ts';
import { isMember } from '../permission/principal.ts';
import type { Share } from '../permission/share.ts';
import { accessOf } from '../permission/verdict.ts';
import type { Catalogue, CatalogueField, PurposeAccess, WithheldPart } from '../subgraph/catalogue.ts';
import { ownerOf } from './denial-error.ts';
import { fieldHomes } from './field-homes.ts';
import type { Gateway } from './gateway.ts';

// One is some 300 kB; callers with equal rights share theirs.
const CATALOGUES = 50;
const kept = new WeakMap<Gateway, LRUCache<string, Catalogue>>();

/** What is shared, as far as it exists for the caller for any purpose, with what it gets of it for each. */
export function catalogueOf(gateway: Gateway, asking: Omit<Asking, 'purpose'>): Catalogue {
  const purposes = [null, ...[...gateway.policy().purposes.keys()].sort()];
  const decisions = purposes.map((purpose) => ({
    purpose,
    decision: gateway.decide({ ...asking, purpose }),
  }));
  const key = JSON.stringify([
    isMember(asking.principal),
    decisions.map(({ purpose, decision }) => [purpose, decision.hash]),
  ]);
  let catalogues = kept.get(gateway);
  if (catalogues === undefined) {
    catalogues = new LRUCache({ max: CATALOGUES });
    kept.set(gateway, catalogues);
  }
  let catalogue = catalogues.get(key);
  if (catalogue === undefined) {
    catalogue = makeCatalogue(gateway, asking, decisions);
    catalogues.set(key, catalogue);
  }
  return catalogue;
}

interface ForPurpose {
  readonly purpose: string | null;
  readonly decision: Decision;
}

function makeCatalogue(
  gateway: Gateway,
  { principal }: Pick<Asking, 'principal'>,
  decisions: readonly ForPurpose[],
): Catalogue {
  const { table, supergraph } = gateway;
  // What exists for a caller is what its schema has: a field whose type nothing leads to is not there either.
  const schemas = new Set(decisions.map(({ decision }) => gateway.schemaOf(decision)));
  const fields: CatalogueField[] = [];
  const withheld = new Map<string, WithheldPart>();
  for (const [coordinate, share] of table.shares) {
    if (!isOfData(coordinate, supergraph.publicSchema)) continue;
    const field = [...schemas].map((schema) => fieldIn(schema, coordinate)).find(Boolean);
    if (field !== undefined) {
      fields.push(entryOf({ coordinate, share, field }, gateway, decisions));
    } else if (share.class === 'WITHHELD' && isMember(principal)) {
      const part = { steward: ownerOf(coordinate, table), basis: share.basis ?? null };
      withheld.set(JSON.stringify([part.steward, part.basis]), part);
    }
  }
  return {
    fields: fields.sort((one, other) => (one.coordinate < other.coordinate ? -1 : 1)),
    withheld: [...withheld].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part),
  };
}

/** Root fields are doors, and an interface is answered by the types that stand for it. */
function isOfData(coordinate: string, schema: GraphQLSchema): boolean {
  const type = schema.getType(typeOf(coordinate));
  return isObjectType(type) && type !== schema.getQueryType() && type !== schema.getMutationType();
}

function fieldIn(schema: GraphQLSchema, coordinate: string): GraphQLField<unknown, unknown> | undefined {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  return isObjectType(type) ? type.getFields()[fieldName] : undefined;
}

interface Found {
  readonly coordinate: string;
  readonly share: Share;
  readonly field: GraphQLField<unknown, unknown>;
}

function entryOf(
  { coordinate, share, field }: Found,
  { table, supergraph, policy }: Gateway,
  decisions: readonly ForPurpose[],
): CatalogueField {
  const type = typeOf(coordinate);
  const { sources } = policy();
  const homes = fieldHomes(supergraph).get(coordinate) ?? [];
  return {
    coordinate,
    description: field.description ?? '',
    format: String(field.type),
    steward: ownerOf(coordinate, table),
    sources: table.owners.get(type)?.records === 'SOURCE' ? [...(sources.get(type) ?? [])].sort() : null,
    shareClass: share.class,
    mask: share.mask ?? null,
    basis: share.basis ?? null,
    views: homes.filter((view) => !supergraph.subgraphUrls.has(view)),
    access: decisions.map((each) => accessFor(coordinate, each)),
  };
}

function accessFor(coordinate: string, { purpose, decision }: ForPurpose): PurposeAccess {
  const verdict = decision.verdict(coordinate);
  return {
    purpose,
    access: accessOf(verdict),
    mask: verdict?.mask ?? null,
    rule: verdict?.rule ?? '',
    scopes: (verdict?.allows ?? []).map(({ scope, mask, rule }) => ({ ...scope, mask, rule })),
  };
}
