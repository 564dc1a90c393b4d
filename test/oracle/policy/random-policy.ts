import type { Mask } from '../../../src/permission/share.ts';
import { MASKS } from '../../../src/permission/share.ts';
import { type Draw, pick, some } from '../draw.ts';
import type { DeclaredGraph } from '../naive/graph.ts';
import { DAY, dayAfter } from '../region/day.ts';
import { CLIENTS, DIRECTORIES, MEMBERS } from '../region/places.ts';

export interface RandomGrant {
  readonly id: string;
  readonly owner: string;
  readonly grantee: string;
  readonly client: string | null;
  readonly purpose: string;
  readonly coordinates: readonly string[];
  readonly division: string | null;
  readonly industry: string | null;
  readonly directory: string | null;
  readonly mask: Mask | null;
  readonly validFrom: string;
  readonly validTo: string;
  readonly isRevoked: boolean;
}

export interface RandomPolicy {
  readonly purposes: readonly { readonly id: string; readonly excludes: readonly string[] }[];
  readonly sources: readonly { readonly department: string; readonly type: string }[];
  readonly grants: readonly RandomGrant[];
}

export const PURPOSES = ['inspection', 'case', 'sanction'] as const;

// Some are not right for every field, or for none: what is on record in the table is what has to be gone by.
const TEXT_MASKS = MASKS.filter((mask) => mask !== 'DATE_YEAR');
const GRANTS = 36;
// The one field that a filter reads of some records only.
const FILTERED = 'Subject.legalRepresentative';

/** What departments have agreed on: such grants as an owner would give, and some that give nothing. */
export function randomPolicy(draw: Draw, graph: DeclaredGraph): RandomPolicy {
  const all = [...graph.shares.keys()];
  const byGrant = all.filter((coordinate) => graph.shares.get(coordinate)?.class === 'CONDITIONAL');
  const read = [...new Set(graph.uses.values())];
  const purposes = PURPOSES.map((id, index) => ({
    id,
    excludes: index === 0 ? [] : [...some(draw, byGrant, 8), ...some(draw, read, 8), ...excluded(draw, all)],
  }));
  const types = [...graph.owners].filter(([, { records }]) => records === 'SOURCE').map(([type]) => type);
  const sources = types.flatMap((type) => some(draw, MEMBERS, 2).map((department) => ({ department, type })));
  const grants: RandomGrant[] = [];
  for (let number = 0; number < GRANTS; number++) {
    const given = grant(draw, { id: `g${10 + number}`, all, byGrant, graph });
    const last = grants.at(-1);
    // Now and then somebody has a second one beside it, for other records or by another mask.
    const isBeside = last !== undefined && draw(3) === 0;
    grants.push(isBeside ? { ...last, id: given.id, ...scope(draw), mask: maskOf(draw) } : given);
  }
  return { purposes, sources, grants };
}

/** A few fields, and now and then the rest of a name. */
function excluded(draw: Draw, all: readonly string[]): string[] {
  const named = Array.from({ length: draw(3) }, () => pick(draw, all));
  return draw(3) === 0 ? [...named, `${pick(draw, all).slice(0, -draw(4) || undefined)}*`] : named;
}

interface GrantParts {
  readonly id: string;
  readonly all: readonly string[];
  readonly byGrant: readonly string[];
  readonly graph: DeclaredGraph;
}

function grant(draw: Draw, { id, all, byGrant, graph }: GrantParts): RandomGrant {
  const first = draw(3) === 0 ? FILTERED : pick(draw, byGrant);
  const type = first.split('.')[0] as string;
  const ofType = byGrant.filter((coordinate) => coordinate.startsWith(`${type}.`));
  const coordinates = [...new Set([first, ...some(draw, ofType, 2)])];
  if (draw(6) === 0) coordinates.push(pick(draw, all));
  const ownership = graph.owners.get(type);
  const owner =
    ownership?.records === 'STEWARD' && draw(8) > 0 ? ownership.steward : (pick(draw, MEMBERS) as string);
  const grantee = pick(
    draw,
    MEMBERS.filter((department) => department !== owner),
  );
  const client = draw(4) > 0 ? null : pick(draw, CLIENTS);
  return {
    id,
    owner,
    grantee,
    client: client === null ? null : draw(3) === 0 ? client.id : `${grantee}-app-${1 + draw(2)}`,
    purpose: pick(draw, PURPOSES),
    coordinates,
    ...scope(draw),
    mask: maskOf(draw),
    ...period(draw),
    isRevoked: draw(12) === 0,
  };
}

const maskOf = (draw: Draw): Mask | null =>
  draw(3) > 0 ? null : pick(draw, draw(9) === 0 ? MASKS : TEXT_MASKS);

function scope(draw: Draw): Pick<RandomGrant, 'division' | 'industry' | 'directory'> {
  const kind = draw(6);
  return {
    division: kind === 1 || kind === 4 ? pick(draw, ['61', '6109', '610902', '610921', '44']) : null,
    industry: kind === 2 || kind === 4 ? pick(draw, ['F', 'F52', 'C13', 'H6210']) : null,
    directory: kind === 3 || kind === 5 ? pick(draw, DIRECTORIES) : null,
  };
}

/** Mostly in force on every day that is asked on; else it begins or ends around them. */
function period(draw: Draw): Pick<RandomGrant, 'validFrom' | 'validTo'> {
  const from = dayAfter(DAY, draw(3) === 0 ? draw(5) - 2 : -100);
  const to = dayAfter(DAY, draw(3) === 0 ? draw(5) - 2 : 100);
  return from <= to ? { validFrom: from, validTo: to } : { validFrom: to, validTo: from };
}
