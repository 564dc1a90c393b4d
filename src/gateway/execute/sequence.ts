import type { Step } from './run.ts';

/** Each step sees what the ones before it merged. An error does not stop the rest: they ask for what is there. */
export function compileSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) {
      const pending = step(run);
      if (pending !== undefined) await pending;
    }
  };
}
