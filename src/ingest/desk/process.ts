import { loadYears } from '../../calendar/workday.ts';
import { momentAt } from '../../clock.ts';
import { giveWay, NICE } from '../../database/priority.ts';
import { type TransactionConnection, transactionConnection } from '../../database/transaction-connection.ts';
import { HubError } from '../../errors.ts';
import { log } from '../../log.ts';
import { governOlderDecisions } from '../../views/penalty-disclosure/regime.ts';
import { dryRun } from '../dry-run.ts';
import { type IntakeJob, takeIn } from '../intake.ts';
import { intakeKind } from '../kind/kinds.ts';
import type { Outcome, ProcessJob, ProcessOrder } from './process-job.ts';

/**
 * The process in which a hub takes files in, one after another: what a file costs, and what a hostile one breaks, is
 * not the queries'. It gives way to them where there are too few processors, as does what it asks of the database, and
 * ends with its hub.
 */
const FAULTS_TOLD = 100;

const PROGRESS_MS = 200;

let told = 0;
function tellProgress(bytes: number): void {
  if (performance.now() - told < PROGRESS_MS) return;
  told = performance.now();
  process.send?.({ bytes });
}

let connection: TransactionConnection | undefined;

async function done(job: ProcessJob): Promise<Outcome> {
  connection ??= transactionConnection(job.databaseUrl, { applicationName: 'hub intake', nice: NICE.intake });
  const { sender, path, fileName, limits } = job;
  const intake: IntakeJob = {
    kind: intakeKind(job.kind),
    sender,
    path,
    fileName,
    limits,
    moment: momentAt(new Date(job.now)),
    hashKey: Buffer.from(job.hashKey, 'base64'),
    onBytes: tellProgress,
  };
  try {
    if (job.isDryRun) return { dryRun: await dryRun(connection.db, intake, FAULTS_TOLD) };
    const { batch, isKnown } = await takeIn(connection, intake);
    return { taken: { batch: batch.id, isKnown } };
  } catch (error) {
    if (error instanceof HubError) return { refused: { code: error.code, values: error.values } };
    log.error({ err: error }, 'a file could not be taken in');
    // Whatever has become of the connection, the next file gets a new one.
    await connection.end().catch(() => undefined);
    connection = undefined;
    return { failed: true };
  }
}

giveWay(NICE.intake);
process.on('message', ({ job, years, olderDecisions }: ProcessOrder) => {
  loadYears(years);
  governOlderDecisions(olderDecisions);
  void done(job).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => process.exit());
