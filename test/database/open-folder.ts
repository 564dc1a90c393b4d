// A hub reduced to its use of the database: opens the folder it is given, says so, and leaves when told to.
import { once } from 'node:events';
import { openEmbedded } from '../../src/database/embedded.ts';

const { url, pid, release } = await openEmbedded(process.argv[2] as string);
process.stdout.write(`${JSON.stringify({ url, pid })}\n`);
await once(process.stdin, 'data');
await release();
process.stdin.destroy();
