import { isCivilDate } from '../calendar/civil-date.ts';
import { typeOf } from './coordinate.ts';
import type { Grant } from './grant.ts';
import { masksOf } from './mask.ts';
import { isExcluded, type PolicySnapshot } from './policy.ts';
import type { Ownership, ShareTable } from './share.ts';
import { MASKS } from './share.ts';

/** The graph, as far as a grant can be wrong about it. */
export interface GrantableGraph {
  readonly table: ShareTable;
  /** Name of the scalar of a coordinate; null where it is none. */
  scalarOf(coordinate: string): string | null;
}

/**
 * What is wrong with a grant, each fault as a sentence; none if it may be given. `policy.grants` are those beside
 * which it would stand.
 */
export function grantFaults(grant: Grant, policy: PolicySnapshot, graph: GrantableGraph): string[] {
  return [
    ...partyFaults(grant, policy),
    ...periodFaults(grant),
    ...scopeFaults(grant),
    ...(grant.coordinates.length === 0 ? ['It names no field.'] : []),
    ...grant.coordinates.flatMap((coordinate) => [
      ...coordinateFaults(coordinate, grant, policy, graph),
      ...conflictFaults(coordinate, grant, policy),
    ]),
  ];
}

/** The coordinates of a grant that the graph does not have: of those nothing is given, and nobody would notice. */
export const unknownCoordinates = ({ coordinates }: Grant, { shares }: ShareTable): string[] =>
  coordinates.filter((coordinate) => !shares.has(coordinate));

/** What is wrong with a grant whatever the graph is; a policy with such a row is not taken. */
export const rowFaults = (grant: Grant, policy: PolicySnapshot): string[] => [
  ...partyFaults(grant, policy),
  ...periodFaults(grant),
  ...scopeFaults(grant),
  ...grant.coordinates.flatMap((coordinate) => conflictFaults(coordinate, grant, policy)),
];

function partyFaults(
  { owner, grantee, purpose, mask }: Grant,
  { departments, purposes }: PolicySnapshot,
): string[] {
  const faults: string[] = [];
  for (const department of [owner, grantee]) {
    if (!departments.has(department)) faults.push(`There is no department "${department}".`);
  }
  if (owner === grantee) faults.push(`${owner} needs no grant for what is its own.`);
  if (!purposes.has(purpose)) {
    faults.push(`There is no purpose "${purpose}". Registered: ${[...purposes.keys()].join(', ')}.`);
  }
  if (mask !== null && !MASKS.includes(mask))
    faults.push(`There is no mask "${mask}". Masks: ${MASKS.join(', ')}.`);
  return faults;
}

export function periodFaults({ validFrom, validTo }: Pick<Grant, 'validFrom' | 'validTo'>): string[] {
  const wrong = [validFrom, validTo].filter((date) => !isCivilDate(date));
  if (wrong.length > 0) return wrong.map((date) => `"${date}" is not a date, as in 2026-04-30.`);
  return validFrom > validTo ? [`It ends (${validTo}) before it begins (${validFrom}).`] : [];
}

// Province, city and county of GB/T 2260; section, division, group and class of GB/T 4754.
const DIVISION = /^\d{2}(\d{2}(\d{2})?)?$/;
const INDUSTRY = /^[A-T](\d{2}(\d(\d)?)?)?$/;

export function scopeFaults({ scope: { division, industry, directory } }: Pick<Grant, 'scope'>): string[] {
  const faults: string[] = [];
  if (division !== null && !DIVISION.test(division)) {
    faults.push(
      `"${division}" names no division: it has the first 2, 4 or 6 digits of its code (GB/T 2260).`,
    );
  }
  if (industry !== null && !INDUSTRY.test(industry)) {
    faults.push(`"${industry}" names no industry: it is a letter, with 2 to 4 digits or none (GB/T 4754).`);
  }
  if (directory !== null && directory.trim() === '') faults.push('The directory has no name.');
  return faults;
}

function coordinateFaults(
  coordinate: string,
  grant: Grant,
  policy: PolicySnapshot,
  { table, scalarOf }: GrantableGraph,
): string[] {
  const share = table.shares.get(coordinate);
  if (share === undefined) return [`${coordinate} is not a field of the graph that is shared by itself.`];
  if (share.class === 'WITHHELD') return [`${coordinate} is WITHHELD: nobody but its owner may have it.`];
  if (share.class !== 'CONDITIONAL') return [`${coordinate} is ${share.class}: no grant is needed for it.`];
  const type = typeOf(coordinate);
  const faults = ownerFaults(type, table.owners.get(type), grant, policy);
  if (isExcluded(coordinate, grant.purpose, policy)) {
    faults.push(`The purpose ${grant.purpose} excludes ${coordinate}.`);
  }
  if (grant.mask !== null && !masksOf(scalarOf(coordinate)).includes(grant.mask)) {
    faults.push(`${coordinate} cannot be masked as ${grant.mask}.`);
  }
  return faults;
}

function ownerFaults(
  type: string,
  owned: Ownership | undefined,
  { owner }: Grant,
  { sources }: PolicySnapshot,
): string[] {
  if (owned === undefined) return [`${type} has no owner who could grant it.`];
  if (owned.records === 'STEWARD') {
    return owned.steward === owner ? [] : [`${type} is ${owned.steward}'s to grant, not ${owner}'s.`];
  }
  const known = [...(sources.get(type) ?? [])];
  if (known.includes(owner)) return [];
  return [`${owner} has no records of ${type}. Those who have: ${known.sort().join(', ') || 'nobody'}.`];
}

/** Two masks on one field: which of them would hold for a record that lies in both scopes? */
function conflictFaults(coordinate: string, grant: Grant, { grants }: PolicySnapshot): string[] {
  return grants
    .filter(
      (other) =>
        other.id !== grant.id &&
        other.owner === grant.owner &&
        other.grantee === grant.grantee &&
        other.purpose === grant.purpose &&
        (other.client === null || grant.client === null || other.client === grant.client) &&
        other.validFrom <= grant.validTo &&
        grant.validFrom <= other.validTo &&
        other.mask !== null &&
        grant.mask !== null &&
        other.mask !== grant.mask &&
        other.coordinates.includes(coordinate),
    )
    .map(
      (other) =>
        `The grant ${other.id} masks ${coordinate} as ${other.mask}; two masks on one field are refused.`,
    );
}
