import { addDays, addMonths } from '../calendar/civil-date.ts';
import { MASKED_BY_CLASS, NO_GRANT, NO_PURPOSE } from '../permission/decide.ts';
import type { Limited } from './authorize.ts';
import { isLetThrough } from './selected.ts';

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

interface Places {
  readonly denials: readonly Limited[];
  readonly limits: readonly Limited[];
}

const unconditional = new WeakMap<readonly Limited[], readonly (readonly string[])[]>();

/** What somebody would ask for who wants what was denied; and, apart, what came masked. */
export function requestDrafts(places: Places, request: Request): RequestDraft[] {
  const { purpose, today } = request;
  return wantedOf(places, request).map((coordinates) => ({
    ...(purpose !== null && { purpose }),
    coordinates,
    validFrom: today,
    validTo: addDays(addMonths(today, MONTHS_OF_USE), -1),
  }));
}

function wantedOf({ denials, limits }: Places, request: Request): readonly (readonly string[])[] {
  const known = unconditional.get(denials);
  if (known !== undefined) return known;
  const denied = coordinatesOf(denials, request, ({ rule }) => rule === NO_GRANT || rule === NO_PURPOSE);
  // What is masked by the grant itself is what its owner wanted.
  const isMaskedByClass = ({ outcome, rule }: Limited['verdict']) =>
    outcome === 'MASKED' && rule === MASKED_BY_CLASS;
  const masked = coordinatesOf([...denials, ...limits], request, isMaskedByClass);
  const wanted = [denied, masked].filter((coordinates) => coordinates.length > 0);
  // Denials and limits are those of one operation and decision.
  const isAlways = [...denials, ...limits].every(({ selections }) =>
    selections.some(({ conditions }) => conditions.length === 0),
  );
  if (isAlways) unconditional.set(denials, wanted);
  return wanted;
}

function coordinatesOf(
  places: readonly Limited[],
  { variables }: Request,
  isWanted: (verdict: Limited['verdict']) => boolean,
): string[] {
  const found = places.filter(
    ({ verdict, selections }) =>
      isWanted(verdict) && selections.some(({ conditions }) => isLetThrough(conditions, variables)),
  );
  return [...new Set(found.map(({ coordinate }) => coordinate))].sort();
}
