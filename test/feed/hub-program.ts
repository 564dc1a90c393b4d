// A hub over the folder that it is given, on a port of its own, until it is killed. Its keys lie in the folder.
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { followBeside } from '../../src/following/following.ts';
import { listen } from '../../src/http/listen.ts';
import { openHub } from '../../src/hub.ts';

const folder = process.argv[2] as string;
const { url } = await openEmbedded(folder);
const hub = await openHub({
  config: readConfig({ HUB_DATA: folder, HUB_DEMO: '0', PORT: '0' }),
  databaseUrl: url,
  clock: systemClock,
  follow: followBeside,
});
const port = await listen(hub.app, { port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ port, databaseUrl: url })}\n`);
