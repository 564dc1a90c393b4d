import type { Form, Question } from './questions.ts';

export const PEERS = ['apollo-gateway', 'hive-gateway', 'postgraphile', 'sql'] as const;
export type Peer = (typeof PEERS)[number];

/** What every contender works on. */
export interface Ground {
  /** Data folder of the hub, whose embedded PostgreSQL is running. */
  readonly dataFolder: string;
  /** The same database, for those who want an address. */
  readonly databaseUrl: string;
  /** Connections to the database, as many as the hub itself takes for its views. */
  readonly pool: number;
}

export interface Running {
  readonly url: string;
  readonly forms: Readonly<Record<Question, Form>>;
  /** A page of 500 of the whole list with the cursor of each row; null where the code itself is the cursor. */
  readonly cursors: Form | null;
  stop(): Promise<void>;
}

export interface Contender {
  readonly name: 'hub' | Peer;
  /** How it shows money: see `canonical`. */
  readonly amounts: 'yuan' | 'fen';
  start(ground: Ground): Promise<Running>;
}
