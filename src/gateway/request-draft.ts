import { addDays, addMonths } from '../calendar/civil-date.ts';
import { MASKED_BY_CLASS, NO_GRANT, NO_PURPOSE } from '../permission/decide.ts';
import type { Limited } from './authorize.ts';
import { isLetThrough } from './selected.ts';
import { unlessConditional } from './unless-conditional.ts';

/** An `AccessRequestInput`, as `requestAccess` takes it. */
export interface RequestDraft {
  readonly purpose?: string;
  readonly coordinates: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
}

interface Request {
  readonly purpose: string | null;
  readonly today: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

// A year of use, as `hub grant` gives it; whoever asks may say another day.
const MONTHS_OF_USE = 12;

/** What could be granted of some places: what was denied, and what its class masks. */
interface Grantable {
  readonly denied: readonly string[];
  readonly masked: readonly string[];
}

const grantableOf = unlessConditional((places, { variables }: Pick<Request, 'variables'>): Grantable => {
  const selected = places.filter(({ selections }) =>
    selections.some(({ conditions }) => isLetThrough(conditions, variables)),
  );
  const coordinatesOf = (isWanted: (verdict: Limited['verdict']) => boolean): string[] =>
    selected.filter(({ verdict }) => isWanted(verdict)).map(({ coordinate }) => coordinate);
  return {
    denied: coordinatesOf(({ rule }) => rule === NO_GRANT || rule === NO_PURPOSE),
    // What is masked by the grant itself is what its owner wanted.
    masked: coordinatesOf(({ outcome, rule }) => outcome === 'MASKED' && rule === MASKED_BY_CLASS),
  };
});

/** What somebody would ask for who wants what was denied; and, apart, what came masked. */
export function requestDrafts(
  { denials, limits }: { readonly denials: readonly Limited[]; readonly limits: readonly Limited[] },
  request: Request,
): RequestDraft[] {
  const { purpose, today } = request;
  const { denied, masked } = grantableOf(denials, request);
  // What limits is no denial, so that it adds nothing to what was denied.
  return [denied, [...masked, ...grantableOf(limits, request).masked]]
    .filter((coordinates) => coordinates.length > 0)
    .map((coordinates) => ({
      ...(purpose !== null && { purpose }),
      coordinates: [...new Set(coordinates)].sort(),
      validFrom: today,
      validTo: addDays(addMonths(today, MONTHS_OF_USE), -1),
    }));
}
