import type { Step } from './run.ts';

/** All steps start from the same merged data: each gathers what it asks for before any of them merges. */
export function compileParallel(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}
