import { estimate, median } from './bootstrap.ts';
import type { Contender, Ground, Running } from './contender.ts';
import { hub } from './contenders/hub.ts';
import { PEER_CONTENDERS } from './contenders.ts';
import { allCodes, openDatabase } from './database.ts';
import { durability } from './durability.ts';
import { type Entrant, requireEqual } from './equality.ts';
import { keysFor } from './keys.ts';
import { commit, machine, versions } from './machine.ts';
import { type Options, readOptions } from './options.ts';
import { QUESTIONS } from './questions.ts';
import { permuted } from './random.ts';
import { type Results, verdict, writeResults } from './results.ts';
import { alternate } from './rounds.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const stopped = new AbortController();
process.once('SIGINT', () => stopped.abort());
process.once('SIGTERM', () => stopped.abort());

await bench(readOptions(process.argv.slice(2)));

/** Prints the conditions, compares the answers, measures, and keeps the result of a complete run. */
async function bench(options: Options): Promise<void> {
  const database = await openDatabase();
  const { ground, sql } = database;
  const running: Running[] = [];
  try {
    const [{ version = '' } = {}] = await sql<{ version: string }[]>`
      select current_setting('server_version') as version`;
    const conditions = {
      commit: commit(),
      machine: machine(),
      versions: versions(version),
      durability: await durability(sql),
    };
    say(JSON.stringify(conditions, null, 2));
    const { rounds, seconds, connections } = options;
    say(`${rounds} rounds of 2 × ${seconds} s, ${connections} callers, ${ground.pool} connections a pool`);
    const codes = permuted(await allCodes(sql), options.seed);
    const ours = await enter(hub, { ground, codes, running });
    const questions: Results['questions'] = { one: {}, page50: {} };
    for (const peer of options.peers) {
      const theirs = await enter(PEER_CONTENDERS[peer], { ground, codes, running });
      for (const question of QUESTIONS) {
        await requireEqual(ours, theirs, question, options.compared);
        const measured = await alternate(ours, theirs, question, options);
        const found = estimate(
          measured.map((round) => round.hub / round.peer),
          options.seed,
        );
        Object.assign(questions[question], { [peer]: found });
        const rates = [
          median(measured.map((round) => round.hub)),
          median(measured.map((round) => round.peer)),
        ];
        say(
          `${question}: hub ÷ ${peer} ${verdict(peer, found)} — ${rates.map((rate) => rate.toFixed(0)).join(' and ')} answers a second`,
        );
      }
      await running.pop()?.stop();
    }
    if (!options.complete) return say('Not a complete run: bench/results/latest.json is left as it is.');
    await writeResults({ ...conditions, questions });
  } finally {
    await Promise.all(running.map((server) => server.stop()));
    await database.close();
  }
}

interface Entering {
  readonly ground: Ground;
  readonly codes: readonly string[];
  readonly running: Running[];
}

async function enter(contender: Contender, { ground, codes, running }: Entering): Promise<Entrant> {
  stopped.signal.throwIfAborted();
  const started = await contender.start(ground);
  running.push(started);
  return { contender, running: started, keys: await keysFor(started, codes) };
}
