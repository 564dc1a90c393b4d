import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ownTurn } from '../../src/subgraph/turn.ts';

function keepBusy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

async function work(milliseconds: number): Promise<number> {
  const turn = ownTurn();
  if (turn !== undefined) await turn;
  const started = performance.now();
  keepBusy(milliseconds);
  return started;
}

it('lets the process hear of something else between pieces of work that are all there at once', async () => {
  let heard = 0;
  const timer = setInterval(() => {
    heard += 1;
  }, 1);
  const done = await Promise.all(Array.from({ length: 30 }, () => work(5)));
  clearInterval(timer);
  // All in a row they take 150 ms, in which no timer would have come to its turn.
  expect(heard).toBeGreaterThan(15);
  expect(done).toEqual(done.toSorted((one, other) => one - other));
});

it('keeps nobody waiting who finds the process idle', async () => {
  await delay(5);
  expect(ownTurn()).toBeUndefined();
  expect(ownTurn()).toBeUndefined();
  await delay(5);
  expect(ownTurn()).toBeUndefined();
});
