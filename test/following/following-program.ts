// Follows the change logs of a database as a hub does, until it is killed.
import { DEFAULT_DEADLINES } from '../../src/calendar/deadlines.ts';
import { followBeside } from '../../src/following/following.ts';

const { first } = followBeside(process.argv[2] as string, DEFAULT_DEADLINES);
await first;
process.stdout.write('it follows\n');
