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
 * Without a fallback a field that nobody declared inherits from the field that returned it, and an interface is
 * refused: a field asked through one has a coordinate of its own. With a fallback, for a graph whose departments know
 * nothing of sharing, that is the class of every field that nobody declared; a field of an interface is then as closed
 * as the most closed of the fields that it may be answered by.
 */
export function shareTableOf(supergraph: Supergraph, fallback?: ShareClass): ShareTable {
  const interfaces = interfacesOf(supergraph.publicSchema);
  const [first] = interfaces;
  if (first !== undefined && fallback === undefined) {
    throw new Error(`${first.name} is an interface, which sharing cannot be told of.`);
  }
  const shares = declaredShares(supergraph, fallback);
  if (fallback !== undefined) closeInterfaces(interfaces, supergraph.publicSchema, shares);
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
  return { shares, owners, uses: supergraph.uses };
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

/** An implementation of an interface lists those of its parents too, so each interface sees all that may answer. */
function closeInterfaces(
  interfaces: readonly GraphQLInterfaceType[],
  schema: GraphQLSchema,
  shares: Map<string, Share>,
): void {
  for (const type of interfaces) {
    const { objects, interfaces: below } = schema.getImplementations(type);
    for (const field of Object.keys(type.getFields())) {
      const strictest = [type, ...objects, ...below]
        .map(({ name }) => shares.get(`${name}.${field}`))
        .filter((share) => share !== undefined)
        .reduce((one, other) => (classRank(other.class) > classRank(one.class) ? other : one));
      shares.set(`${type.name}.${field}`, strictest);
    }
  }
}

function known<Value extends string>(values: readonly Value[], value: string, where: string): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined)
    throw new Error(`${where} declares "${value}", which is none of ${values.join(', ')}.`);
  return found;
}
