import { HubError } from '../../errors.ts';
import type { SubgraphResponse } from '../seat.ts';
import type { Exchanged } from './exchange.ts';
import { readAnswer } from './read-answer.ts';

/** What an outcome says of the department's server. UNJUDGED: it did not have the time to show. */
export type Health = 'UP' | 'DOWN' | 'UNJUDGED';

/** What came of asking a department: its response, or the one error that stands for it. */
export type Outcome =
  | { readonly response: SubgraphResponse; readonly health: 'UP'; readonly failure?: undefined }
  | {
      readonly failure: HubError;
      readonly health: Health;
      /** Set where the same request may well succeed a moment later. */
      readonly isPassing?: boolean;
    };

// What a server or a proxy says while something is being restarted (RFC 9110, section 15.6).
const PASSING = new Set([502, 503, 504]);
const TOO_MANY_REQUESTS = 429;

/** Reads the outcome of an exchange that was not ended from this side. */
export function outcomeOf(subgraph: string, exchanged: Exchanged): Outcome {
  if ('broken' in exchanged) return unavailable(subgraph, exchanged.broken, true);
  const { status } = exchanged;
  let cause: unknown;
  if (exchanged.unfit === undefined) {
    try {
      // With whatever status: a server may say by it that it refuses the operation, and why in the body.
      const { body, isDecisionApplied } = exchanged;
      const answer = readAnswer(body, subgraph);
      return {
        response: isDecisionApplied ? { ...answer, isDecisionApplied } : answer,
        health: 'UP',
      };
    } catch (error) {
      cause = error;
    }
  } else {
    cause = new Error(exchanged.unfit);
  }
  const withStatus = new Error(`HTTP status ${status}`, { cause });
  if (status >= 500 || status === TOO_MANY_REQUESTS) {
    return unavailable(subgraph, withStatus, PASSING.has(status));
  }
  return {
    failure: new HubError('SUBGRAPH_INVALID_RESPONSE', { subgraph }, { cause: withStatus }),
    health: 'UP',
  };
}

function unavailable(subgraph: string, cause: unknown, isPassing: boolean): Outcome {
  return {
    failure: new HubError('SUBGRAPH_UNAVAILABLE', { subgraph }, { cause }),
    health: 'DOWN',
    isPassing,
  };
}

/**
 * The outcome of a mutation that went out: without a valid answer it may have been carried out. Only a redirect or a
 * refusal (3xx, 4xx) says that it was not.
 */
export function ofSentMutation(outcome: Outcome, exchanged: Exchanged): Outcome {
  if (outcome.failure === undefined) return outcome;
  if ('status' in exchanged && exchanged.status >= 300 && exchanged.status < 500) return outcome;
  const { failure, health } = outcome;
  return { failure: new HubError('UNKNOWN_OUTCOME', failure.values, { cause: failure.cause }), health };
}
