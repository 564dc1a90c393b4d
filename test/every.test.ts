import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { every, type Repeated } from '../src/every.ts';
import { log } from '../src/log.ts';

const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
let repeated: Repeated | undefined;
beforeEach(() => warned.mockClear());
afterEach(() => repeated?.close());

const TURNS = { milliseconds: 5, failure: 'it did not work' };
const untilCalled = (act: ReturnType<typeof vi.fn>, times: number) =>
  vi.waitUntil(() => act.mock.calls.length >= times, { timeout: 5_000, interval: 5 });

it('does something at once, and again until it is closed', async () => {
  const act = vi.fn(async () => undefined);
  repeated = every(TURNS, act);
  expect(act).toHaveBeenCalledTimes(1);
  await untilCalled(act, 4);
  await repeated.close();
  const times = act.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(act).toHaveBeenCalledTimes(times);
});

it('has one turn at a time, however long it takes', async () => {
  let running = 0;
  let most = 0;
  const act = vi.fn(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 15));
    running -= 1;
  });
  repeated = every(TURNS, act);
  await untilCalled(act, 4);
  expect(most).toBe(1);
});

it('logs a failure as what it is, and goes on', async () => {
  const act = vi.fn(async () => {
    if (act.mock.calls.length === 1) throw new Error('out of luck');
  });
  repeated = every(TURNS, act);
  await repeated.first;
  await untilCalled(act, 3);
  expect(warned.mock.calls).toEqual([[{ err: new Error('out of luck') }, 'it did not work']]);
});

it('waits longer after each failure, so that the log does not fill, and no longer once it succeeds', async () => {
  const at: number[] = [];
  const act = vi.fn(async () => {
    at.push(performance.now());
    if (at.length <= 5) throw new Error('out of luck');
  });
  repeated = every(TURNS, act);
  await untilCalled(act, 8);
  const pauses = at.slice(1).map((moment, place) => moment - (at[place] as number));
  expect(pauses[4]).toBeGreaterThan(2 ** 5 * TURNS.milliseconds - 2);
  expect(pauses[6]).toBeLessThan(pauses[4] as number);
});

it('lets the turn that is under way end before it is closed, and tells it to hurry', async () => {
  const ended = vi.fn();
  repeated = every(TURNS, async (stop) => {
    await new Promise((resolve) => stop.addEventListener('abort', resolve));
    ended();
  });
  await repeated.close();
  expect(ended).toHaveBeenCalledTimes(1);
});

it('ends at once when it is closed while it waits', async () => {
  repeated = every({ ...TURNS, milliseconds: 60_000 }, async () => undefined);
  await repeated.first;
  await repeated.close();
});
