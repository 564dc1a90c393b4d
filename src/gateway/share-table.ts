import { type GraphQLInterfaceType, type GraphQLSchema, isInterfaceType } from 'graphql';
import {
  classRank,
  MASKS,
  type Mask,
  RECORD_OWNERS,
  type RecordOwner,
  SHARE_CLASSES,
  type Share,
  type ShareClass,
  type ShareTable,
} from '../permission/share.ts';
import type { Supergraph } from './supergraph.ts';

/**
 * What the stewards declared, as the permission core reads it; an unknown class or mask refuses the supergraph.
 *
 * Without a fallback a field that nobody declared inherits from the field that returned it. With a fallback, for a
 * graph whose departments know nothing of sharing, that is the class of every field that nobody declared. A field of
 * an interface is as closed as the most closed of the fields that it may be answered by.
 */
export function shareTableOf(supergraph: Supergraph, fallback?: ShareClass): ShareTable {
  const interfaces = interfacesOf(supergraph.publicSchema);
  const shares = declaredShares(supergraph, fallback);
  const implementers = closeInterfaces(interfaces, supergraph.publicSchema, shares);
  // Whoever owns an interface does not own the records of those that implement it.
  const isInterface = (type: string) => interfaces.some(({ name }) => name === type);
  const owners = new Map(
    [...supergraph.owners]
      .filter(([type]) => !isInterface(type))
      .map(([type, { steward, records }]) => [
        type,
        { steward, records: known<RecordOwner>(RECORD_OWNERS, records, type) },
      ]),
  );
  return { shares, owners, uses: usesOf(supergraph, interfaces), implementers };
}

/** What an argument of an interface reads, that of the types that may answer reads too, whatever they declare. */
function usesOf(
  { uses, publicSchema }: Supergraph,
  interfaces: readonly GraphQLInterfaceType[],
): ReadonlyMap<string, string> {
  const all = new Map(uses);
  for (const type of interfaces) {
    const { objects, interfaces: below } = publicSchema.getImplementations(type);
    for (const { name: field, args } of Object.values(type.getFields())) {
      for (const { name: argument } of args) {
        const used = uses.get(`${type.name}.${field}(${argument}:)`);
        if (used === undefined) continue;
        for (const { name } of [...objects, ...below]) {
          const own = `${name}.${field}(${argument}:)`;
          if (!all.has(own)) all.set(own, used);
        }
      }
    }
  }
  return all;
}

const interfacesOf = (schema: GraphQLSchema): GraphQLInterfaceType[] =>
  Object.values(schema.getTypeMap()).filter(isInterfaceType);

function declaredShares(supergraph: Supergraph, fallback: ShareClass | undefined): Map<string, Share> {
  const shares = new Map<string, Share>();
  for (const [coordinate, { share }] of supergraph.coordinates) {
    if (share !== undefined) {
      shares.set(coordinate, {
        class: known<ShareClass>(SHARE_CLASSES, share.class, coordinate),
        ...(share.mask !== undefined && { mask: known<Mask>(MASKS, share.mask, coordinate) }),
        ...(share.basis !== undefined && { basis: share.basis }),
      });
    } else if (fallback !== undefined) {
      shares.set(coordinate, { class: fallback });
    }
  }
  return shares;
}

/**
 * Gives the fields of interfaces their class, and tells by which fields each may be answered. An implementation of an
 * interface lists those of its parents too, so each interface sees all that may answer.
 */
function closeInterfaces(
  interfaces: readonly GraphQLInterfaceType[],
  schema: GraphQLSchema,
  shares: Map<string, Share>,
): Map<string, string[]> {
  const implementers = new Map<string, string[]>();
  for (const type of interfaces) {
    const { objects, interfaces: below } = schema.getImplementations(type);
    for (const field of Object.keys(type.getFields())) {
      const shared = [type, ...objects, ...below]
        .map(({ name }) => `${name}.${field}`)
        .filter((coordinate) => shares.has(coordinate));
      if (shared.length > 0) implementers.set(`${type.name}.${field}`, shared);
    }
  }
  for (const [coordinate, shared] of implementers) {
    const strictest = shared
      .map((one) => shares.get(one) as Share)
      .reduce((one, other) => (classRank(other.class) > classRank(one.class) ? other : one));
    shares.set(coordinate, strictest);
  }
  return implementers;
}

function known<Value extends string>(values: readonly Value[], value: string, where: string): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined)
    throw new Error(`${where} declares "${value}", which is none of ${values.join(', ')}.`);
  return found;
}
