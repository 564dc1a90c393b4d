import type { Entrant } from './equality.ts';
import { measure } from './load.ts';
import type { Key, Question } from './questions.ts';

export interface RoundOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** Answers per second of both in one round. */
export interface Round {
  readonly hub: number;
  readonly peer: number;
}

// Until the just-in-time compilers, the caches of plans and PostgreSQL's own are where they stay.
const WARM_UP_SECONDS = 3;

/**
 * Measures the hub and a peer in turns, the order changing from round to round (hub peer, peer hub, …), so that what
 * drifts on the machine meets both. In a round both are asked for the same keys; each round goes on where the last
 * one began to leave off.
 */
export async function alternate(
  hub: Entrant,
  peer: Entrant,
  question: Question,
  { rounds, seconds, connections }: RoundOptions,
): Promise<Round[]> {
  const speed = (entrant: Entrant, from: number, time: number) => {
    const { running, keys } = entrant;
    const form = running.forms[question];
    let next = from;
    return measure({
      url: running.url,
      seconds: time,
      connections,
      next: () => form.ask(keys[next++ % keys.length] as Key),
      read: form.read,
    });
  };
  await speed(hub, 0, WARM_UP_SECONDS);
  await speed(peer, 0, WARM_UP_SECONDS);
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const from = Math.floor((round / rounds) * hub.keys.length);
    if (round % 2 === 0) {
      const first = await speed(hub, from, seconds);
      measured.push({ hub: first, peer: await speed(peer, from, seconds) });
    } else {
      const first = await speed(peer, from, seconds);
      measured.push({ peer: first, hub: await speed(hub, from, seconds) });
    }
  }
  return measured;
}
