import { Pool } from 'undici';
import type { Asked } from './questions.ts';

export interface Load {
  readonly url: string;
  readonly seconds: number;
  /** Connections, each with one question under way: how many callers ask at a time. */
  readonly connections: number;
  /** The next question; called once for each. */
  next(): Asked;
  /** Throws where a body is no answer. */
  read(body: string): unknown;
}

// Reading every answer would take the processor from who is measured; one in so many is enough to notice that the
// contender has begun to answer errors.
const READ_ONE_IN = 100;

/**
 * Asks without a pause for that long and waits for the answers under way; answers per second of the whole time. What
 * is under way when the time is over counts: to leave it out would make the slower of two look slower than it is.
 * Any answer but a good one ends the bench.
 */
export async function measure({ url, seconds, connections, next, read }: Load): Promise<number> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const start = performance.now();
  const deadline = start + seconds * 1000;
  let asked = 0;
  const caller = async () => {
    while (performance.now() < deadline) {
      const body = await ask(pool, next(), asked++ % READ_ONE_IN === 0);
      if (body !== null) read(body);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, caller));
    return (asked * 1000) / (performance.now() - start);
  } finally {
    await pool.destroy();
  }
}

/** One question to a server, without haste. */
export async function askOnce(url: string, asked: Asked): Promise<string> {
  const pool = new Pool(url, { connections: 1 });
  try {
    return (await ask(pool, asked, true)) ?? '';
  } finally {
    await pool.close();
  }
}

/** The body where it is wanted; else it is read off the wire and dropped. */
export function ask(pool: Pool, asked: Asked, wanted: boolean): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let status = 0;
    const { method, path, headers, body } = asked;
    pool.dispatch(
      { method, path, headers, body },
      {
        onRequestStart() {},
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(_controller, chunk) {
          if (wanted || status !== 200) parts.push(chunk);
        },
        onResponseEnd() {
          const text = wanted || status !== 200 ? Buffer.concat(parts).toString() : null;
          if (status === 200) resolve(text);
          else reject(new Error(`It answered with status ${status}: ${text?.slice(0, 500)}`));
        },
        onResponseError(_controller, error) {
          reject(error);
        },
      },
    );
  });
}
