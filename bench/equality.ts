import type { Contender, Running } from './contender.ts';
import { askOnce } from './load.ts';
import { canonical, type Key, type Question } from './questions.ts';

export interface Entrant {
  readonly contender: Contender;
  readonly running: Running;
  /** In the order of the permutation. */
  readonly keys: readonly Key[];
}

/** Asks the hub and a peer the same and throws at the first difference, saying where it is. */
export async function requireEqual(
  hub: Entrant,
  peer: Entrant,
  question: Question,
  count: number,
): Promise<void> {
  for (let index = 0; index < count; index++) {
    const [ours, theirs] = [await answerOf(hub, question, index), await answerOf(peer, question, index)];
    if (ours === theirs) continue;
    const { uscc } = hub.keys[index] as Key;
    const at = firstDifference(ours, theirs);
    throw new Error(
      `The answers to "${question}" for ${uscc} differ.\n` +
        `hub: …${ours.slice(at - 80, at + 120)}…\n${peer.contender.name}: …${theirs.slice(at - 80, at + 120)}…`,
    );
  }
}

async function answerOf(
  { contender, running, keys }: Entrant,
  question: Question,
  index: number,
): Promise<string> {
  const form = running.forms[question];
  const body = await askOnce(running.url, form.ask(keys[index] as Key));
  return canonical(form.read(body), contender.amounts);
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return Math.max(at, 80);
}
