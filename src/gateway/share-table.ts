import { isInterfaceType } from 'graphql';
import {
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

/** What the stewards declared, as the permission core reads it; an unknown class or mask refuses the supergraph, as does an interface. */
export function shareTableOf(supergraph: Supergraph): ShareTable {
  for (const type of Object.values(supergraph.publicSchema.getTypeMap())) {
    // A field asked through an interface has a coordinate of its own, which no steward has declared.
    if (isInterfaceType(type))
      throw new Error(`${type.name} is an interface, which sharing cannot be told of.`);
  }
  const shares = new Map<string, Share>();
  for (const [coordinate, { share }] of supergraph.coordinates) {
    if (share === undefined) continue;
    shares.set(coordinate, {
      class: known<ShareClass>(SHARE_CLASSES, share.class, coordinate),
      ...(share.mask !== undefined && { mask: known<Mask>(MASKS, share.mask, coordinate) }),
      ...(share.basis !== undefined && { basis: share.basis }),
    });
  }
  const owners = new Map(
    [...supergraph.owners].map(([type, { steward, records }]) => [
      type,
      { steward, records: known<RecordOwner>(RECORD_OWNERS, records, type) },
    ]),
  );
  return { shares, owners, uses: supergraph.uses };
}

function known<Value extends string>(values: readonly Value[], value: string, where: string): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined)
    throw new Error(`${where} declares "${value}", which is none of ${values.join(', ')}.`);
  return found;
}
