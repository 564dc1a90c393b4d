import { type BinaryLike, createHmac, type KeyObject } from 'node:crypto';
import { checkCitizenId } from './citizen-id.ts';
import { checkRegistrationNumber } from './registration-number.ts';
import { checkUscc } from './uscc.ts';

/** What a record says about its counterpart (行政相对人). */
export interface SubjectIdentifiers {
  readonly uscc?: string | null;
  readonly registrationNumber?: string | null;
  /** The counterpart's own number; never that of a legal representative, whose firms would fall together. */
  readonly citizenId?: string | null;
  /** Unique among all records; the key of last resort. */
  readonly recordId: string;
  /** Keys the hash of a citizen ID: unkeyed, the few numbers there are could all be tried. */
  readonly hashKey: BinaryLike | KeyObject;
}

/**
 * The key on which a subject's rows hang: `USCC:…`, `REG:…`, `ID:<HMAC-SHA-256, hex>` or `NONE:<record>`, by the
 * first identifier that is certain. Masked numbers, the placeholder and whatever fails its check never give a key:
 * rows of different people would share it.
 */
export function subjectKeyOf(identifiers: SubjectIdentifiers): string {
  const uscc = checkUscc(identifiers.uscc ?? '');
  if (uscc.state === 'VALID') return `USCC:${uscc.uscc}`;
  const registration = checkRegistrationNumber(identifiers.registrationNumber ?? '');
  if (registration.form !== 'OTHER' && !isFiller(registration.number)) return `REG:${registration.number}`;
  const citizen = checkCitizenId(identifiers.citizenId ?? '');
  if (citizen.state === 'VALID') {
    return `ID:${createHmac('sha256', identifiers.hashKey).update(citizen.id).digest('hex')}`;
  }
  if (identifiers.recordId === '') throw new RangeError('a record without identifiers needs a record id');
  return `NONE:${identifiers.recordId}`;
}

/** The code in a subject key, or null for keys that join to no registered subject. */
export const usccOfSubjectKey = (key: string): string | null =>
  key.startsWith('USCC:') ? key.slice('USCC:'.length) : null;

/** 000000000000000 and its like: typed to get past a required field. */
const isFiller = (number: string): boolean => /^(\d)\1*$/.test(number);
