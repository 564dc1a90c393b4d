import { afterEach, describe, expect, it, vi } from 'vitest';
import { log } from '../../../src/log.ts';
import { CONNECTIONS } from '../../../src/subgraph/remote/guard.ts';
import { asked, departmentServer, failureOf, json, page, seatAt, TODAY } from './department-server.ts';

const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);

/** Lets the breaker see a later moment. */
function pass(milliseconds: number): void {
  const now = Date.now() + milliseconds;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
}
afterEach(() => {
  vi.mocked(Date.now).mockRestore?.();
  warned.mockClear();
});

describe('a department that hangs', () => {
  it('is not asked by more than it has connections, and nobody waits for longer than he would alone', async () => {
    const server = await departmentServer(() => undefined);
    const seat = seatAt(server.url, { timeoutMs: 2_000 });
    const settled: string[] = [];
    const fifty = Array.from({ length: 50 }, async () => {
      const { code } = await failureOf(seat);
      settled.push(code);
    });
    await server.hears(CONNECTIONS);
    // Those for whom there was no room to wait have heard so already.
    expect(settled).toEqual(['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE']);
    await Promise.all(fifty);
    expect(settled).toHaveLength(50);
    expect(settled.filter((code) => code === 'SUBGRAPH_TIMEOUT').length).toBeGreaterThanOrEqual(CONNECTIONS);
    // The fifth whose time was over sent away all who still waited; the four before made room for one each.
    const { length } = server.heard;
    expect(length).toBeLessThanOrEqual(CONNECTIONS + 4);
    // Who comes now does not wait at all.
    expect((await failureOf(seat)).code).toBe('SUBGRAPH_UNAVAILABLE');
    expect(server.heard).toHaveLength(length);
  });

  it('answers those who waited once it is well again', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const server = await departmentServer(async (response) => {
      await opened;
      json(response, TODAY);
    });
    const seat = seatAt(server.url);
    const forty = Array.from({ length: 40 }, () => seat.execute(asked()));
    await server.hears(CONNECTIONS);
    open();
    expect(await Promise.all(forty)).toEqual(Array.from({ length: 40 }, () => TODAY));
    expect(server.sockets.length).toBeLessThanOrEqual(CONNECTIONS);
  });
});

describe('a department that fails', () => {
  it('is left alone after five times in a row, then tried once, and asked again when that went well', async () => {
    let isWell = false;
    const server = await departmentServer((response) =>
      isWell ? json(response, TODAY) : page(response, 500),
    );
    const seat = seatAt(server.url);
    for (let n = 0; n < 5; n += 1) await failureOf(seat);
    expect(server.heard).toHaveLength(5);
    expect(warned.mock.calls).toMatchObject([[{ subgraph: 'credit' }, expect.any(String)]]);
    for (let n = 0; n < 10; n += 1) {
      expect(await failureOf(seat)).toMatchObject({
        code: 'SUBGRAPH_UNAVAILABLE',
        values: { subgraph: 'credit' },
      });
    }
    expect(server.heard).toHaveLength(5);

    pass(6_000);
    await failureOf(seat);
    expect(server.heard).toHaveLength(6);
    await failureOf(seat);
    expect(server.heard).toHaveLength(6);

    isWell = true;
    pass(6_000);
    expect(await seat.execute(asked())).toEqual(TODAY);
    expect(await seat.execute(asked())).toEqual(TODAY);
    expect(server.heard).toHaveLength(8);
  });

  it('is tried by one at a time; the others hear at once that it is not there', async () => {
    let answer: () => void = () => undefined;
    const server = await departmentServer((response, _request, nth) => {
      if (nth <= 5) return page(response, 500);
      answer = () => json(response, TODAY);
    });
    const seat = seatAt(server.url);
    for (let n = 0; n < 5; n += 1) await failureOf(seat);
    pass(6_000);
    const trial = seat.execute(asked());
    await server.hears(6);
    expect((await failureOf(seat)).code).toBe('SUBGRAPH_UNAVAILABLE');
    answer();
    expect(await trial).toEqual(TODAY);
    expect(server.heard).toHaveLength(6);
  });

  it('is asked on where it answers in between, be it an error of GraphQL or a page', async () => {
    const server = await departmentServer((response, _request, nth) => {
      if (nth % 5 === 0) json(response, { errors: [{ message: 'No.' }] });
      else if (nth % 5 === 1) page(response, 200);
      else page(response, 500);
    });
    const seat = seatAt(server.url);
    for (let n = 0; n < 20; n += 1) await seat.execute(asked()).catch(() => undefined);
    expect(server.heard).toHaveLength(20);
  });

  it('is asked on where only errors of GraphQL come, with whatever status', async () => {
    const server = await departmentServer((response) =>
      json(response, { errors: [{ message: 'No.' }] }, 500),
    );
    const seat = seatAt(server.url);
    for (let n = 0; n < 10; n += 1) expect(await seat.execute(asked())).toHaveProperty('errors');
    expect(server.heard).toHaveLength(10);
  });

  it('has not failed where others had used up the time of the request', async () => {
    let isPrompt = false;
    const server = await departmentServer((response) => isPrompt && json(response, TODAY));
    const seat = seatAt(server.url);
    for (let n = 0; n < 6; n += 1) await failureOf(seat, { deadline: performance.now() + 20 });
    isPrompt = true;
    expect(await seat.execute(asked())).toEqual(TODAY);
  });
});
