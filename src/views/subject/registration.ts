import { type Moment, toShanghaiTime } from '../../clock.ts';
import { scrubCitizenIds } from '../../identifier/citizen-id.ts';
import { subjectKindOf } from '../../identifier/uscc.ts';
import type { NewSubject } from './record.ts';

/** Characters that a text of a registration may have, whichever way it comes: by a file or by the registrar's system. */
export const LONGEST = {
  name: 200,
  registrationNumber: 50,
  entityType: 200,
  businessScope: 4000,
  industryCode: 10,
  divisionCode: 12,
  jurisdictionCode: 12,
  address: 500,
  registrationAuthorityName: 200,
  legalRepresentative: 50,
  phone: 50,
  contactAddress: 500,
  legalRepresentativeIdNumber: 64,
} as const satisfies Partial<Record<keyof NewSubject, number>>;

/** What is registered of an entity (登记信息): what a file has in its columns, and a mutation in its input. */
export type Registration = Omit<
  NewSubject,
  'kind' | 'registrationAuthority' | 'successorUscc' | 'source' | 'assertedAt' | 'version' | 'nameGrams'
>;

/** The record of a registration: what kind of body it is by its code, and texts that anybody reads without citizens' numbers. */
export function registrationRecord(
  registration: Registration,
  { source, moment }: { readonly source: string; readonly moment: Moment },
): NewSubject {
  const { uscc, businessScope } = registration;
  return Object.assign(registration, {
    businessScope: businessScope == null ? null : scrubCitizenIds(businessScope),
    kind: subjectKindOf(uscc),
    registrationAuthority: source,
    source,
    assertedAt: toShanghaiTime(moment.now),
  });
}
