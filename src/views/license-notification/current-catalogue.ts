import type { ViewContext } from '../../subgraph/context.ts';
import { itemsOfVersion, versionOn } from './loader.ts';
import { type CompiledCatalogue, compileCatalogue } from './match/compiled-catalogue.ts';
import type { ItemRow } from './record.ts';

export interface CurrentCatalogue {
  readonly version: number;
  readonly compiled: CompiledCatalogue;
  readonly byCode: ReadonlyMap<string, ItemRow>;
}

/** The last one made: a catalogue changes a few times a year, and making it ready takes as long as hundreds of matches. */
let kept: { readonly of: string; readonly catalogue: CurrentCatalogue } | null = null;

/** The catalogue in force on a day, made ready for matching. */
export async function currentCatalogue({
  db,
  today,
}: Pick<ViewContext, 'db' | 'today'>): Promise<CurrentCatalogue> {
  const version = await versionOn({ db }, today);
  const items = (await itemsOfVersion({ db }, version)).filter((item) => isInForce(item, today));
  const of = JSON.stringify(items);
  if (kept?.of === of) return kept.catalogue;
  const catalogue = {
    version,
    compiled: compileCatalogue(items),
    byCode: new Map(items.map((item) => [item.code, item])),
  };
  kept = { of, catalogue };
  return catalogue;
}

const isInForce = ({ effectiveFrom, effectiveTo }: ItemRow, day: string): boolean =>
  effectiveFrom <= day && (effectiveTo === null || effectiveTo >= day);
