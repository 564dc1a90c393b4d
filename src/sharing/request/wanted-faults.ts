import type { GrantableGraph } from '../../permission/grant-faults.ts';
import { periodFaults, scopeFaults } from '../../permission/grant-faults.ts';
import { masksOf } from '../../permission/mask.ts';
import { isExcluded, type PolicySnapshot } from '../../permission/policy.ts';
import { MASKS } from '../../permission/share.ts';
import type { WantedAccess } from './wanted.ts';

interface Ground {
  readonly policy: PolicySnapshot;
  readonly graph: GrantableGraph;
  /** Whether the field exists for whoever asks. */
  readonly exists: (coordinate: string) => boolean;
}

/** What is wrong with what somebody asks for, each fault as a sentence, whether or not it is complete. */
export function wantedFaults(wanted: WantedAccess, ground: Ground): string[] {
  const { purpose, coordinates, sources, mask, scope, validFrom, validTo } = wanted;
  const { policy } = ground;
  const faults = [
    ...(coordinates.length === 0 ? ['It names no field.'] : []),
    ...scopeFaults({ scope }),
    ...(mask !== null && !MASKS.includes(mask)
      ? [`There is no mask "${mask}". Masks: ${MASKS.join(', ')}.`]
      : []),
    ...[...new Set(coordinates)].flatMap((coordinate) => coordinateFaults(coordinate, wanted, ground)),
  ];
  if (purpose !== null && !policy.purposes.has(purpose)) {
    faults.push(`There is no purpose "${purpose}". Registered: ${[...policy.purposes.keys()].join(', ')}.`);
  }
  for (const source of sources ?? []) {
    if (!policy.departments.has(source)) faults.push(`There is no department "${source}".`);
  }
  if (sources?.length === 0) faults.push('It names no source; leave the sources out to ask all.');
  // A day that is left open is filled in before the request is submitted.
  const [first, last] = [validFrom ?? validTo, validTo ?? validFrom];
  if (first !== null && last !== null)
    faults.push(...new Set(periodFaults({ validFrom: first, validTo: last })));
  return faults;
}

function coordinateFaults(
  coordinate: string,
  { purpose, mask }: WantedAccess,
  { policy, graph, exists }: Ground,
): string[] {
  // What is hidden is told in the words of what does not exist.
  const share = graph.table.shares.get(coordinate);
  if (share === undefined || !exists(coordinate)) {
    return [`${coordinate} is not a field that can be asked for; the catalogue lists those that can.`];
  }
  // Whoever has records of its own in it knows of it, and needs nobody's word for those.
  if (share.class === 'WITHHELD') return [`${coordinate} is WITHHELD: nobody but its owner may have it.`];
  const faults: string[] = [];
  if (isExcluded(coordinate, purpose, policy)) faults.push(`The purpose ${purpose} excludes ${coordinate}.`);
  if (mask !== null && MASKS.includes(mask) && !masksOf(graph.scalarOf(coordinate)).includes(mask)) {
    faults.push(`${coordinate} cannot be masked as ${mask}.`);
  }
  return faults;
}

/** What a request says before it is decided on (政务数据共享条例 Art. 20): basis, scenario, scope and time limit of use. */
export type CompleteRequest = WantedAccess & {
  readonly purpose: string;
  readonly scenario: string;
  readonly legalBasis: string;
  readonly validFrom: string;
  readonly validTo: string;
};

/** What a request still has to say. */
export function missingFaults(wanted: WantedAccess, today: string): string[] {
  const { purpose, scenario, legalBasis, validFrom, validTo } = wanted;
  const faults: string[] = [];
  const need = (value: string | null, what: string) => {
    if (value === null || value.trim() === '') faults.push(`It names no ${what}.`);
  };
  need(purpose, 'purpose');
  need(scenario, 'scenario (in what work the data is used)');
  need(legalBasis, 'legal basis');
  need(validFrom, 'first day');
  need(validTo, 'last day');
  if (validTo !== null && validTo < today) faults.push(`Its last day, ${validTo}, is over.`);
  return faults;
}
