/** Numbers from 0 up to 1 that follow from the seed (mulberry32): a run can be repeated draw by draw. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same things in an order that follows from the seed (Fisher–Yates). */
export function permuted<T>(things: readonly T[], seed: number): T[] {
  const random = randomOf(seed);
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const drawn = Math.floor(random() * (last + 1));
    [order[last], order[drawn]] = [order[drawn] as T, order[last] as T];
  }
  return order;
}
