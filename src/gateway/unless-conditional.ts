import type { Limited } from './authorize.ts';

/**
 * What is told of the places of an operation, made once for all requests of its compiled form: they are those of one
 * decision, and so of one policy. Where `@skip` or `@include` has a say it is made for each request.
 */
export function unlessConditional<Given extends unknown[], Told extends object>(
  tell: (places: readonly Limited[], ...given: Given) => Told,
): (places: readonly Limited[], ...given: Given) => Told {
  const kept = new WeakMap<readonly Limited[], Told>();
  return (places, ...given) => {
    const known = kept.get(places);
    if (known !== undefined) return known;
    const told = tell(places, ...given);
    const isAlways = places.every(({ selections }) =>
      selections.every(({ conditions }) => conditions.length === 0),
    );
    if (isAlways) kept.set(places, told);
    return told;
  };
}
