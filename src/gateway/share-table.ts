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

/** What the stewards declared, as the permission core reads it; an unknown class or mask refuses the supergraph. */
export function shareTableOf(supergraph: Supergraph): ShareTable {
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
