import { normalizeName } from '../../../identifier/name.ts';
import type { ItemRow, LicenseRow } from '../record.ts';

/** What is read of a licence to say what it covers. */
export type HeldLicense = Pick<
  LicenseRow,
  | 'id'
  | 'licenseName'
  | 'documentName'
  | 'licenseNumberKey'
  | 'status'
  | 'decidedOn'
  | 'validFrom'
  | 'validTo'
  | 'subjectKey'
>;

export const PERMIT_STATES = ['HELD', 'EXPIRED', 'WITHDRAWN', 'MISSING'] as const;
export type PermitState = (typeof PERMIT_STATES)[number];

/** What stands in brackets at the end says which copy it is (副本), or for what. */
const IN_BRACKETS = /(?:\([^()]*\))+$/;

const folded = (name: string): string => normalizeName(name).replace(IN_BRACKETS, '');

/**
 * Whether a licence is one of an item: by the name of the licence that the item's approval gives, by its name in the
 * title of a decision that names no licence, or because a department has reported its number for the item.
 */
export function covers(
  license: HeldLicense,
  { licenseName }: Pick<ItemRow, 'licenseName'>,
  reportedNumbers: ReadonlySet<string>,
): boolean {
  if (reportedNumbers.has(license.licenseNumberKey)) return true;
  if (licenseName === null) return false;
  const name = folded(licenseName);
  if (license.licenseName !== null) return folded(license.licenseName) === name;
  return license.documentName !== null && normalizeName(license.documentName).includes(name);
}

const stateOf = ({ status, validFrom, validTo }: HeldLicense, today: string): PermitState => {
  if (status === 'INVALID') return 'WITHDRAWN';
  if (validTo !== null && validTo < today) return 'EXPIRED';
  return validFrom <= today ? 'HELD' : 'MISSING';
};

/** What the licences of an item come to on a day, and by which: the best of them, of equals the latest. */
export function permitOn<L extends HeldLicense>(
  licenses: readonly L[],
  today: string,
): { readonly state: PermitState; readonly license: L | null } {
  const latest = licenses.toSorted((one, other) =>
    one.decidedOn === other.decidedOn
      ? one.id < other.id
        ? 1
        : -1
      : one.decidedOn < other.decidedOn
        ? 1
        : -1,
  );
  for (const state of PERMIT_STATES) {
    if (state === 'MISSING') break;
    const found = latest.find((license) => stateOf(license, today) === state);
    if (found !== undefined) return { state, license: found };
  }
  return { state: 'MISSING', license: null };
}
