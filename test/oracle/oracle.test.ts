import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testDatabase } from '../kit/database.ts';
import { recordsOver } from '../kit/records.ts';
import { Coverage } from './coverage.ts';
import { drawOf } from './draw.ts';
import { statementsOf } from './policy/write-policy.ts';
import { writeRegion } from './region/write-region.ts';
import { Court, type Trial } from './trial.ts';

// ORACLE_CASES=50000 for a long run, ORACLE_SEED to repeat one; ORACLE_REPORT names a file for what was counted.
const wanted = Number(process.env.ORACLE_CASES ?? 300);
const seed = Number(process.env.ORACLE_SEED ?? 20_261_122);
const report = process.env.ORACLE_REPORT;
const isHunt = process.env.ORACLE_FAULT !== undefined;

const TRIALS_A_POLICY = 25;
// Of so many the schema is looked at too.
const CALLERS_A_POLICY = 3;
// After that even a smaller case counts as none, and the smallest so far is told.
const SHRINK_MS = 20_000;

const { sql, url } = await testDatabase();
const records = await recordsOver(url);
await writeRegion(sql);
const coverage = new Coverage();
const court = await Court.open(sql, records, coverage);

it(`answers ${wanted} random questions as a question at every field would`, async () => {
  let cases = 0;
  let foundAt = 0;
  let shrinkUntil = Number.POSITIVE_INFINITY;
  for (let policySeed = seed; cases < wanted; policySeed++) {
    const { policy, changes } = await court.enact(drawOf(policySeed));
    const schemaFaults = [];
    for (let each = 0; each < CALLERS_A_POLICY; each++) {
      schemaFaults.push(...(await court.schemaFaults(drawOf(policySeed * 31 + each))));
    }
    cases += CALLERS_A_POLICY;
    if (schemaFaults.length > 0) {
      if (report !== undefined) writeFileSync(report, JSON.stringify({ cases, found: true }));
      expect.fail(`${schemaFaults.join('\n')}\n\n${statementsOf(policy).join(';\n')};`);
    }
    const choices = fc.noBias(
      fc.array(fc.nat({ max: 9_999 }), { minLength: 120, maxLength: 240, size: 'max' }),
    );
    const checked = await fc.check(
      fc.asyncProperty(choices, async (each) => {
        const trial = performance.now() > shrinkUntil ? null : court.trialOf(each);
        if (trial === null) return;
        const outcome = await court.run(trial);
        cases += outcome.cases;
        if (outcome.faults.length === 0) return;
        foundAt ||= cases;
        shrinkUntil = Math.min(shrinkUntil, performance.now() + SHRINK_MS);
        throw new Error(told(trial, outcome.faults));
      }),
      { numRuns: TRIALS_A_POLICY, seed: policySeed, endOnFailure: isHunt },
    );
    if (report !== undefined)
      writeFileSync(report, JSON.stringify({ cases: foundAt || cases, found: checked.failed }));
    if (checked.failed) {
      const { errorInstance } = checked;
      const why = errorInstance instanceof Error ? (errorInstance.stack ?? '') : String(errorInstance);
      expect.fail(
        `A difference after ${foundAt} cases. Repeat: ORACLE_SEED=${policySeed} ORACLE_CASES=1\n\n${why}\n\n${JSON.stringify(changes)}\n\n${statementsOf(policy).join(';\n')};`,
      );
    }
  }
  if (report !== undefined) coverage.writeTo(`${report}.coverage`);
  else if (process.env.ORACLE_CASES !== undefined) process.stdout.write(`\n${coverage.table()}\n`);
}, 3_600_000);

const told = ({ operation, strict, fromMemory }: Trial, faults: readonly string[]): string =>
  [
    `${strict ? 'X-Strict: true, ' : ''}${fromMemory ? 'from memory' : 'by statements'}:`,
    operation.text,
    ...faults,
  ].join('\n\n');
