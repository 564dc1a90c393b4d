import { typeOf } from '../../permission/coordinate.ts';
import type { PolicySnapshot } from '../../permission/policy.ts';
import type { Share, ShareTable } from '../../permission/share.ts';

/** What one department has to decide of a request, or, without a decider, what its share class answers. */
export interface Part {
  readonly decider: string | null;
  /** Whose records they are. */
  readonly owners: readonly string[];
  readonly coordinates: readonly string[];
  readonly isPersonal: boolean;
}

/** Where a source has said otherwise than the rule. */
export interface Delegation {
  readonly source: string;
  readonly type: string;
  readonly isPersonal: boolean;
  readonly isGiven: boolean;
}

export interface Splitting {
  readonly asker: string;
  /** Of records that a source asserts: of these alone; null for all. */
  readonly sources: readonly string[] | null;
  readonly coordinates: readonly string[];
}

interface Ground {
  readonly table: ShareTable;
  readonly policy: Pick<PolicySnapshot, 'sources'>;
  readonly delegations: readonly Delegation[];
}

// Every conditionally shared field so far cites it; another basis (a trade secret, say) makes a field conditional too.
const PERSONAL_DATA_LAW = '个人信息保护法';

/** Whether a field holds personal data, by the law that its steward cites for not sharing it freely. */
export const isPersonal = ({ basis }: Share): boolean => basis?.includes(PERSONAL_DATA_LAW) ?? false;

/** Whether the steward decides for a source: unless the source has said otherwise, yes, but not on personal data. */
export function isDelegated(
  wanted: Omit<Delegation, 'isGiven'>,
  delegations: readonly Delegation[],
): boolean {
  const told = delegations.find(
    ({ source, type, isPersonal: personal }) =>
      source === wanted.source && type === wanted.type && personal === wanted.isPersonal,
  );
  return told?.isGiven ?? !wanted.isPersonal;
}

/**
 * Who decides what of a request: the steward of its own records, each source of its own, or the steward for those
 * sources that let it. Nobody is asked about its own request, so what the asker stewards goes to the sources.
 */
export function splitRequest(asked: Splitting, ground: Ground): Part[] {
  const { table, policy, delegations } = ground;
  const parts = new Map<string, { -readonly [Key in keyof Part]: Part[Key] }>();

  const add = (coordinate: string, decider: string | null, owner: string | null) => {
    const personal = decider !== null && isPersonal(table.shares.get(coordinate) as Share);
    // Fields whose records have the same owners stand together, so that one look decides them.
    const key = JSON.stringify([decider, owner === null || decider === owner, typeOf(coordinate), personal]);
    const part = parts.get(key) ?? { decider, owners: [], coordinates: [], isPersonal: personal };
    if (owner !== null && !part.owners.includes(owner)) part.owners = [...part.owners, owner];
    if (!part.coordinates.includes(coordinate)) part.coordinates = [...part.coordinates, coordinate];
    parts.set(key, part);
  };

  for (const coordinate of asked.coordinates) {
    const type = typeOf(coordinate);
    const share = table.shares.get(coordinate);
    const owned = table.owners.get(type);
    if (share?.class !== 'CONDITIONAL' || owned === undefined) {
      add(coordinate, null, null);
    } else if (owned.records === 'STEWARD') {
      if (owned.steward === asked.asker) add(coordinate, null, null);
      else add(coordinate, owned.steward, owned.steward);
    } else {
      for (const source of sourcesOf(type, asked, policy)) {
        const mayDelegate = owned.steward !== asked.asker && owned.steward !== source;
        const wanted = { source, type, isPersonal: isPersonal(share) };
        add(coordinate, mayDelegate && isDelegated(wanted, delegations) ? owned.steward : source, source);
      }
    }
  }
  return [...parts.values()];
}

/** Whose records of a type are asked for; one's own need no asking. */
export const sourcesOf = (
  type: string,
  { asker, sources }: Pick<Splitting, 'asker' | 'sources'>,
  policy: Pick<PolicySnapshot, 'sources'>,
): string[] =>
  [...(policy.sources.get(type) ?? [])]
    .filter((source) => source !== asker && (sources === null || sources.includes(source)))
    .sort();
