import { built } from '../built.ts';
import type { Contender } from '../contender.ts';
import { graphForms } from '../hub-graph.ts';
import { HUB_MAIN } from '../place.ts';
import { startProcess } from '../process.ts';

// Longer than any run; the fifteen minutes of a token for use would end in the middle of one.
const TOKEN_SECONDS = 4 * 3_600;
/** It is the source of no credit record and of no penalty, so what it sees is what is published. */
const DEPARTMENT = 'administrative-approval';

/** The hub as it is delivered: a department's token, permission decided, the audit on the disk before the answer. */
export const hub: Contender = {
  name: 'hub',
  amounts: 'yuan',
  async start({ dataFolder, databaseUrl }) {
    const keyFile = `${dataFolder}/keys`;
    const environment = {
      HUB_DATA: dataFolder,
      HUB_KEY_FILE: keyFile,
      DATABASE_URL: databaseUrl,
      HUB_DEMO: '1',
      PORT: '0',
      HUB_LOG: 'warn',
    };
    const server = await startProcess('hub', {
      command: process.execPath,
      args: [HUB_MAIN, 'start'],
      env: environment,
    });
    return {
      url: server.url,
      stop: server.stop,
      ...graphForms('/graphql', { authorization: `Bearer ${await token(keyFile)}` }),
    };
  },
};

async function token(keyFile: string): Promise<string> {
  const { openKeyRing } = await built<typeof import('../../src/keys.ts')>('keys');
  const { issueToken } = await built<typeof import('../../src/http/token.ts')>('http/token');
  const ring = openKeyRing(keyFile, { create: false });
  const principal = { department: DEPARTMENT, client: 'bench', person: null, roles: ['app'] as const };
  return issueToken(ring, principal, TOKEN_SECONDS);
}
