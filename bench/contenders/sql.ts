import type { Contender } from '../contender.ts';
import { readGraphql } from '../graphql-form.ts';
import { SERVERS, TSX } from '../place.ts';
import { startProcess } from '../process.ts';
import type { Form, Question } from '../questions.ts';

const form = (question: Question): Form => ({
  ask: ({ uscc }) => ({ method: 'GET', path: `/${question}/${uscc}`, headers: {}, body: null }),
  read: readGraphql,
});

/** One hand-written SQL statement a question, on bare node:http: the limit. */
export const sql: Contender = {
  name: 'sql',
  amounts: 'yuan',
  async start({ databaseUrl, pool }) {
    const server = await startProcess('sql', {
      command: process.execPath,
      args: [...TSX, `${SERVERS}/sql.ts`],
      env: { BENCH_DATABASE_URL: databaseUrl, BENCH_POOL: String(pool) },
    });
    return {
      url: server.url,
      stop: server.stop,
      forms: { one: form('one'), page50: form('page50') },
      cursors: null,
    };
  },
};
