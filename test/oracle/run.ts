import { childRun, inTurns } from './child-run.ts';
import { Coverage } from './coverage.ts';
import { FAULTS } from './fault/faults.ts';

const PROCESSES = 2;
const FAULT_CASES = 5_000;

const wanted = Number(process.env.ORACLE_CASES ?? 100_000);
const seed = Number(process.env.ORACLE_SEED ?? 20_261_122);
const onlyFaults = process.argv.includes('--faults');
const say = (text: string) => process.stdout.write(`${text}\n`);

const isClean = onlyFaults || (await compareAll());
const isSharp = await huntFaults();
process.exitCode = isClean && isSharp ? 0 : 1;

/** Asks the questions, half of them in each process; false where an answer differs. */
async function compareAll(): Promise<boolean> {
  const share = Math.ceil(wanted / PROCESSES);
  const seeds = Array.from({ length: PROCESSES }, (_, index) => seed + index * 1_000_000);
  const runs = await inTurns(seeds, PROCESSES, (each) =>
    childRun(`seed-${each}`, { ORACLE_CASES: String(share), ORACLE_SEED: String(each) }),
  );
  const coverage = new Coverage();
  let cases = 0;
  let isClean = true;
  for (const { report, coverage: file, output } of runs) {
    cases += report?.cases ?? 0;
    if (report === undefined || report.found) {
      isClean = false;
      say(output);
    } else coverage.addFrom(file);
  }
  const seconds = Math.max(...runs.map((run) => run.seconds));
  say(
    `${cases} cases in ${Math.round(seconds)} s, ${isClean ? 'no difference' : 'DIFFERENCES, as above'}.\n`,
  );
  say(`${coverage.table()}\n`);
  return isClean;
}

/** Puts each fault in, and looks how soon it is found; false where one is not. */
async function huntFaults(): Promise<boolean> {
  say('fault → found at case');
  const found = await inTurns(FAULTS, PROCESSES, async ({ name }, index) => {
    const { report, output } = await childRun(`fault-${index}`, {
      ORACLE_FAULT: String(index),
      ORACLE_CASES: String(FAULT_CASES),
      ORACLE_SEED: String(seed),
    });
    if (report === undefined) say(output);
    const at = report?.found ? String(report.cases) : report === undefined ? 'NOT RUN' : 'NOT FOUND';
    say(`${at.padStart(10)}  ${name}`);
    return report?.found ?? false;
  });
  say(
    `\n${found.filter(Boolean).length} of ${FAULTS.length} faults found, each within ${FAULT_CASES} cases.`,
  );
  return found.every(Boolean);
}
