/** Draws of one stream of the demo region: the same seed and stream give the same draws, on every machine. */
export interface Random {
  /** From 0 up to but not including 1. */
  unit(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  weighted<K>(from: Weights<K>): K;
  /** The same things in another order. */
  shuffled<T>(things: readonly T[]): T[];
  /** `count` different ones of the things. */
  some<T>(things: readonly T[], count: number): T[];
}

/** Things and how frequent they are; `upTo` is the sum of the weights so far. */
export type Weights<K> = readonly { readonly thing: K; readonly upTo: number }[];

/** The keys, each as frequent as the number beside it says. */
export function weights<K extends string>(of: Readonly<Record<K, number>>): Weights<K> {
  let upTo = 0;
  return Object.entries<number>(of).map(([thing, weight]) => {
    upTo += weight;
    return { thing: thing as K, upTo };
  });
}

/**
 * A stream for each part of the region, so that a change in how one part is drawn leaves the others as they were.
 * The generator is sfc32 of the PractRand suite, public domain.
 */
export function randomOf(seed: number, stream: string): Random {
  const unit = sfc32(stateOf(`${seed}/${stream}`));
  const int = (from: number, to: number) => from + Math.floor(unit() * (to - from + 1));
  const shuffled = <T>(things: readonly T[]): T[] => {
    const order = [...things];
    for (let last = order.length - 1; last > 0; last--) {
      const other = int(0, last);
      [order[last], order[other]] = [order[other] as T, order[last] as T];
    }
    return order;
  };
  return {
    unit,
    int,
    chance: (probability) => unit() < probability,
    pick: <T>(from: readonly T[]) => from[int(0, from.length - 1)] as T,
    weighted<K>(from: Weights<K>) {
      const drawn = unit() * (from.at(-1)?.upTo ?? 0);
      return from.find(({ upTo }) => drawn < upTo)?.thing as K;
    },
    shuffled,
    some: (things, count) => shuffled(things).slice(0, count),
  };
}

type State = [number, number, number, number];

// The first draws of sfc32 still show how little the starting states of two streams differ.
const WARM_UP = 15;

function sfc32(start: State): () => number {
  let [a, b, c, counter] = start;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < WARM_UP; round++) next();
  return next;
}

/** Four words out of a text: FNV-1a with a different offset for each. */
function stateOf(text: string): State {
  return [0x811c9dc5, 0x01234567, 0x9e3779b9, 0xdeadbeef].map((offset) => {
    let hash = offset;
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
    return hash;
  }) as State;
}
