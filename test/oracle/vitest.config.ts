import { defineConfig, mergeConfig } from 'vitest/config';
import every from '../vitest.config.ts';
import { FAULTS } from './fault/faults.ts';
import { seedFault } from './fault/seeded-fault.ts';

const { ORACLE_FAULT } = process.env;
const fault = ORACLE_FAULT === undefined ? undefined : FAULTS[Number(ORACLE_FAULT)];

/** The oracle alone, over the sources as they are or with the fault of that number in them. */
export default mergeConfig(
  { ...every, test: { ...every.test, include: [] } },
  defineConfig({
    plugins: fault === undefined ? [] : [seedFault(fault)],
    test: { include: ['test/oracle/oracle.test.ts'], maxWorkers: 1 },
  }),
);
