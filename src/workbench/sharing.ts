import type { Answer } from './graph-request.ts';

/** What an answer says about the selections that the caller did not get, or did not get whole. */
export interface Sharing {
  /** Selections cut out of the query (未共享). */
  readonly denied: readonly Selection[];
  /** Selections whose values are masked (脱敏). */
  readonly masked: readonly Selection[];
  /** Selections of which some rows lie outside the caller's grants (超出范围). */
  readonly outOfScope: readonly Selection[];
  /** The hub drafted access requests (申请草稿) for what was denied. */
  readonly drafts: number;
}

export interface Selection {
  readonly coordinate: string;
  /** Department id of the owner, where the answer names one. */
  readonly owner: string | null;
}

/** `null` when the caller got all that was asked for. */
export function sharingOf(answer: Answer): Sharing | null {
  const denials = (answer.errors ?? [])
    .map((error) => record(error.extensions))
    .filter((extensions) => extensions.code === 'FIELD_NOT_SHARED');
  const stated = record(record(answer.extensions).sharing);
  const sharing: Sharing = {
    denied: selections(denials),
    masked: selections(stated.masked),
    outOfScope: selections(stated.outOfScope),
    drafts: list(stated.requests).length,
  };
  const isWhole = sharing.denied.length + sharing.masked.length + sharing.outOfScope.length === 0;
  return isWhole ? null : sharing;
}

function selections(value: unknown): Selection[] {
  return list(value).map((one) => {
    const { coordinate, at, owner } = record(one);
    return {
      coordinate: text(coordinate) ?? text(at) ?? text(one) ?? '?',
      owner: text(owner),
    };
  });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
