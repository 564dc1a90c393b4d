import {
  BrokenCircuitError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';
import { log } from '../../log.ts';
import type { Outcome } from './outcome.ts';

// As many as a department's server answers at once without queueing itself; undici keeps one connection for each.
export const CONNECTIONS = 16;
// Two rounds of them: who stands further back would rather hear at once that the department is busy.
const QUEUE = 32;
const FAILURES_BEFORE_OPENING = 5;
const OPEN_MS = 5_000;

/** Lets a question through to a department, or rejects at once. */
export type Guard = (ask: () => Promise<Outcome>) => Promise<Outcome>;

class Unjudged extends Error {
  constructor(readonly outcome: Outcome) {
    super('The department did not have the time to show whether it is up.');
  }
}

/**
 * Keeps requests from piling up behind a department that hangs: so many at once, so many waiting, and none for some
 * seconds after it has failed several times in a row; then one at a time tells whether it is back.
 */
export function openGuard(subgraph: string): Guard {
  const places = bulkhead(CONNECTIONS, QUEUE);
  const breaker = circuitBreaker(
    handleWhenResult((outcome) => (outcome as Outcome).health !== 'UP'),
    { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(FAILURES_BEFORE_OPENING) },
  );
  breaker.onBreak(() => log.warn({ subgraph }, 'a department is not asked for a while'));
  breaker.onReset(() => log.info({ subgraph }, 'a department is asked again'));

  return async (ask) => {
    // The breaker stands behind the queue, so that opening it empties the queue: but nobody joins one then.
    if (breaker.state !== CircuitState.Closed && places.executionSlots === 0) throw new BrokenCircuitError();
    try {
      return await places.execute(() => {
        // cockatiel lets all wait for the one that tries.
        if (breaker.state === CircuitState.HalfOpen) throw new BrokenCircuitError();
        return breaker.execute(async () => {
          const outcome = await ask();
          // Thrown, it neither counts nor ends a count; in place of a trial it would close the breaker.
          if (outcome.health === 'UNJUDGED' && breaker.state === CircuitState.Closed)
            throw new Unjudged(outcome);
          return outcome;
        });
      });
    } catch (error) {
      if (error instanceof Unjudged) return error.outcome;
      throw error;
    }
  };
}
