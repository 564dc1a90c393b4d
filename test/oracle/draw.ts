/** A whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

/** Draws that the seed alone decides (mulberry32). */
export function drawOf(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Draws from a list of choices; used up, they are 0, the simplest, so that a failing case shrinks with its list. */
export function drawFrom(choices: readonly number[]): Draw {
  let at = 0;
  return (below) => (choices[at++] ?? 0) % below;
}

export const pick = <Item>(draw: Draw, items: readonly Item[]): Item => items[draw(items.length)] as Item;

/** Each of them with a chance of one in `chance`. */
export const some = <Item>(draw: Draw, items: readonly Item[], chance: number): Item[] =>
  items.filter(() => draw(chance) === 0);
