import type { ViewContext } from '../../subgraph/context.ts';
import { itemsOfVersion, versionOn } from './loader.ts';
import { type CompiledCatalogue, compileCatalogue } from './match/compiled-catalogue.ts';
import type { ItemRow } from './record.ts';

export interface CurrentCatalogue {
  readonly compiled: CompiledCatalogue;
  readonly byCode: ReadonlyMap<string, ItemRow>;
}

/** The last one made: a catalogue changes a few times a year, and making it ready takes as long as hundreds of matches. */
let kept: { readonly of: string; readonly catalogue: CurrentCatalogue } | null = null;

/** The catalogue in force on the operation’s day, made ready for matching. */
export async function currentCatalogue(context: ViewContext): Promise<CurrentCatalogue> {
  const { today } = context;
  const version = await itemsOfVersion(context, await versionOn(context, today));
  const items = version.filter((item) => isInForce(item, today));
  const of = JSON.stringify(items);
  if (kept?.of === of) return kept.catalogue;
  const catalogue = {
    compiled: compileCatalogue(items),
    byCode: new Map(items.map((item) => [item.code, item])),
  };
  kept = { of, catalogue };
  return catalogue;
}

const isInForce = ({ effectiveFrom, effectiveTo }: ItemRow, day: string): boolean =>
  effectiveFrom <= day && (effectiveTo === null || effectiveTo >= day);
