import { record } from '../access.ts';
import type { Purpose } from '../settings.ts';
import type { AccessRequest } from './desk-content.ts';

/** As the graph takes it; a draft of `extensions.sharing.requests` is one. */
export type AccessRequestInput = Readonly<Record<string, unknown>> & {
  readonly coordinates: readonly string[];
};

export function isRequestInput(value: unknown): value is AccessRequestInput {
  const { coordinates } = record(value);
  return Array.isArray(coordinates) && coordinates.every((one) => typeof one === 'string');
}

/** What whoever asks says himself; the rest comes from the draft. */
export interface Fields {
  readonly purpose: string;
  readonly scenario: string;
  readonly legalBasis: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** What the form begins with: what the request says, and of what it does not say what its purpose suggests. */
export function fieldsOf(request: AccessRequest, purposes: readonly Purpose[]): Fields {
  const purpose = request.purpose?.id ?? '';
  const suggested = suggestedBy(purpose, purposes);
  return {
    purpose,
    scenario: request.scenario ?? suggested.scenario,
    legalBasis: request.legalBasis ?? suggested.legalBasis,
    validFrom: request.validFrom ?? '',
    validTo: request.validTo ?? '',
  };
}

/** Another purpose suggests its own words, in the place of those that the former did and nowhere else. */
export function withPurpose(fields: Fields, purpose: string, purposes: readonly Purpose[]): Fields {
  const former = suggestedBy(fields.purpose, purposes);
  const next = suggestedBy(purpose, purposes);
  const kept = (key: 'scenario' | 'legalBasis') => fields[key] !== '' && fields[key] !== former[key];
  return {
    ...fields,
    purpose,
    scenario: kept('scenario') ? fields.scenario : next.scenario,
    legalBasis: kept('legalBasis') ? fields.legalBasis : next.legalBasis,
  };
}

function suggestedBy(purpose: string, purposes: readonly Purpose[]) {
  const found = purposes.find(({ id }) => id === purpose);
  return { scenario: found?.nameZh ?? '', legalBasis: found?.legalBasis ?? '' };
}

/** An amendment takes the place of the whole request, so it says again what stays. */
export function inputOf(request: AccessRequest, fields: Fields): AccessRequestInput {
  const { coordinates, sources, client, scope, mask } = request;
  const where = scope === null ? [] : Object.entries(scope).filter(([, value]) => value !== null);
  const stated = Object.entries(fields).filter(([, value]) => value.trim() !== '');
  return {
    coordinates,
    ...(sources !== null && { sources }),
    ...(client !== null && { client }),
    ...(where.length > 0 && { scope: Object.fromEntries(where) }),
    ...(mask !== null && { mask }),
    ...Object.fromEntries(stated),
  };
}

/** A year after a day; what is left of 29 February is the 28th. */
export function yearAfter(day: string): string {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return next.endsWith('-02-29') ? next.replace(/29$/, '28') : next;
}
