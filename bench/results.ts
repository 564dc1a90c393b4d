import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Estimate } from './bootstrap.ts';
import type { Peer } from './contender.ts';
import type { Durability } from './durability.ts';
import type { Machine } from './machine.ts';
import { RESULT_FILE } from './place.ts';
import type { Question } from './questions.ts';

export interface Results {
  readonly commit: string;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly durability: Durability;
  /** Answers per second of the hub ÷ those of the peer. */
  readonly questions: Readonly<Record<Question, Readonly<Partial<Record<Peer, Estimate>>>>>;
}

/** A goal holds when the worse end of the interval reaches it. `sql` is the limit and no goal. */
export const GOALS: Readonly<Partial<Record<Peer, number>>> = {
  'apollo-gateway': 5,
  'hive-gateway': 1.5,
  postgraphile: 1,
};

/** `4.21 (4.05 to 4.40), goal 5: missed` */
export function verdict(peer: Peer, { ratio, low, high }: Estimate): string {
  const goal = GOALS[peer];
  const text = `${ratio.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
  return goal === undefined ? text : `${text}, goal ${goal}: ${low >= goal ? 'holds' : 'missed'}`;
}

export async function writeResults(results: Results): Promise<void> {
  await mkdir(dirname(RESULT_FILE), { recursive: true });
  await writeFile(RESULT_FILE, `${JSON.stringify(results, rounded, 2)}\n`);
}

const rounded = (_name: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(3)) : value;
