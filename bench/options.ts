import { parseArgs } from 'node:util';
import { PEERS, type Peer } from './contender.ts';

export interface Options {
  readonly rounds: number;
  /** Of one measurement; a round has two. */
  readonly seconds: number;
  readonly connections: number;
  readonly peers: readonly Peer[];
  /** Keys by which the answers are compared before anything is measured. */
  readonly compared: number;
  readonly seed: number;
  /** Whether the run is one that may be published: every peer, and rounds enough for an interval. */
  readonly complete: boolean;
}

const LEAST_ROUNDS = 10;
const LEAST_SECONDS = 4;
const LEAST_COMPARED = 200;

/** `--rounds`, `--seconds`, `--connections`, `--only` (a peer; may be repeated), `--compared`, `--seed`. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: String(LEAST_ROUNDS) },
      seconds: { type: 'string', default: String(LEAST_SECONDS) },
      connections: { type: 'string', default: '32' },
      only: { type: 'string', multiple: true, default: [...PEERS] },
      compared: { type: 'string', default: String(LEAST_COMPARED) },
      seed: { type: 'string', default: '20261122' },
    },
  });
  const peers = PEERS.filter((peer) => values.only.includes(peer));
  const unknown = values.only.find((name) => !PEERS.some((peer) => peer === name));
  if (unknown !== undefined) throw new Error(`There is no peer "${unknown}". Peers: ${PEERS.join(', ')}.`);
  const rounds = positive('rounds', values.rounds);
  const seconds = positive('seconds', values.seconds);
  const compared = positive('compared', values.compared);
  return {
    rounds,
    seconds,
    connections: positive('connections', values.connections),
    peers,
    compared,
    seed: positive('seed', values.seed),
    complete:
      rounds >= LEAST_ROUNDS &&
      seconds >= LEAST_SECONDS &&
      compared >= LEAST_COMPARED &&
      peers.length === PEERS.length,
  };
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${name} is "${text}"; it must be a whole number above 0.`);
}
