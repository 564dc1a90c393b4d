import { type Access, accessOf, list, record, text } from './access.ts';
import { type AccessRequestInput, isRequestInput } from './desk/request-input.ts';
import type { Answer } from './graph-request.ts';

/** What an answer says about the selections that the caller did not get, or did not get whole. */
export interface Sharing {
  /** Nothing was answered, because of what is denied: the caller had asked for that (X-Strict). */
  readonly isRefused: boolean;
  /** Version of the policy that decided (策略版本), where the answer says it. */
  readonly policyVersion: string | null;
  /** Selections cut out of the query (未共享). */
  readonly denied: readonly Access[];
  /** Selections whose values are masked (脱敏). */
  readonly masked: readonly Access[];
  /** Selections of which some records show more than others (按数据范围). */
  readonly scoped: readonly Access[];
  /** What would be asked for to get it (共享申请), as the hub takes it. */
  readonly requests: readonly AccessRequestInput[];
}

/** `null` when the caller got all that was asked for. */
export function sharingOf(answer: Answer): Sharing | null {
  const told = (answer.errors ?? []).map((error) => record(error.extensions));
  const denied = told.flatMap((extensions) => {
    if (extensions.code === 'FIELD_NOT_SHARED') return [accessOf(extensions)];
    return extensions.code === 'POLICY_STALE' ? [accessOf(extensions, 'UNCONFIRMED')] : [];
  });
  const note = record(record(answer.extensions).sharing);
  const masked = list(note.masked).map((place) => accessOf(place, 'MASKED'));
  const scoped = list(note.scoped).map((place) => accessOf(place, 'SCOPED'));
  if (denied.length + masked.length + scoped.length === 0) return null;
  const versions = [note, ...told].map(({ policyVersion }) => text(policyVersion));
  return {
    isRefused: told.some(({ code }) => code === 'STRICTLY_REFUSED'),
    policyVersion: versions.find((version) => version !== null) ?? null,
    denied,
    masked,
    scoped,
    requests: list(note.requests).filter(isRequestInput),
  };
}
