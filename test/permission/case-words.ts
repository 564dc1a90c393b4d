import type { GraphQLFormattedError } from 'graphql';
import type { LimitedPlace, SharingNote } from '../../src/gateway/sharing-note.ts';
import type { Scope } from '../../src/permission/scope.ts';
import type { Verdict } from '../../src/permission/verdict.ts';

/** A verdict in a few words: `MASKED PHONE (class CONDITIONAL), whole of source fire (own records)`. */
export function shownVerdict(verdict: Verdict | null): string {
  if (verdict === null) return 'inherits';
  const { outcome, mask, rule, allows = [] } = verdict;
  const rest = `${outcome}${mask === undefined ? '' : ` ${mask}`} (${rule})`;
  return [
    rest,
    ...allows.map((allow) => `${allow.mask ?? 'whole'} ${shownScope(allow.scope)} (${allow.rule})`),
  ].join(', ');
}

const shownScope = (scope: Scope): string => {
  const parts = (['source', 'division', 'industry', 'directory'] as const).flatMap((part) =>
    scope[part] === null ? [] : [`${part} ${scope[part]}`],
  );
  return `of ${parts.join(' and ')}`;
};

/** What an error says: place, coordinate and code of a denial; path and code of anything else. */
export function shownError({ path, extensions = {} }: GraphQLFormattedError): string {
  const { at, coordinate, input, code } = extensions;
  if (at === undefined) return [(path ?? []).join('.'), code].filter(Boolean).join(' ');
  return `${at} ${coordinate} ${code}${input === undefined ? '' : ` by ${input}`}`;
}

export const shownMasked = (note: SharingNote | undefined): string[] =>
  (note?.masked ?? []).map(({ at, coordinate, mask }) => `${at} ${coordinate} ${mask}`);

export const shownScoped = (note: SharingNote | undefined): string[] =>
  (note?.scoped ?? []).map((place) => {
    const { at, coordinate, input, mask = 'nothing', scopes = [] } = place as LimitedPlace;
    const shown = scopes.map((scope) => `${scope.mask ?? 'whole'} by ${scope.rule}`).join(', ');
    return `${at} ${coordinate}: ${shown}, else ${mask}${input === undefined ? '' : ` by ${input}`}`;
  });
