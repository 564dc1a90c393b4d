import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { HubError } from '../../errors.ts';
import type { Subgraph, SubgraphRequest } from '../seat.ts';
import { exchange } from './exchange.ts';
import { CONNECTIONS, openGuard } from './guard.ts';
import { type Outcome, ofSentMutation, outcomeOf } from './outcome.ts';

export interface RemoteOptions {
  /** As in the supergraph. */
  readonly name: string;
  /** Where the department's server answers GraphQL, by http or https. */
  readonly url: string;
  /** Milliseconds that the department has for an answer, all attempts together; less where the request has less left. */
  readonly timeoutMs: number;
  /** Headers of one request, beside the seat's own. */
  readonly headers?: (request: SubgraphRequest) => Promise<Record<string, string>> | Record<string, string>;
}

export interface RemoteSubgraph extends Subgraph {
  /** Lets the requests under way end, then closes the connections. */
  close(): Promise<void>;
}

const RETRIES = 2;
const FIRST_PAUSE_MS = 50;

const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json;q=0.9',
  'accept-encoding': 'identity',
};

/** One request on its way: who asks, until when, and whether a department may already be acting on it. */
interface Journey {
  readonly request: SubgraphRequest;
  readonly body: string;
  /** On the clock of `performance.now()`. */
  readonly until: number;
  readonly signal: AbortSignal;
  sent: boolean;
}

/** A view on a department's own server, in the seat of a subgraph (GraphQL over HTTP). */
export function remoteSubgraph({ name, url, timeoutMs, headers }: RemoteOptions): RemoteSubgraph {
  const { origin, pathname, search } = new URL(url);
  const path = pathname + search;
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    pipelining: 1,
    connect: { timeout: timeoutMs },
    // Time is limited as a whole, not between two bytes.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const guard = openGuard(name);

  return {
    name,
    async close() {
      if (!pool.closed) await pool.close();
    },
    async execute(request) {
      const now = performance.now();
      const until = Math.min(now + timeoutMs, request.deadline);
      const ending = new AbortController();
      const journey: Journey = { request, body: bodyOf(request), until, signal: ending.signal, sent: false };
      if (until <= now) throw timedOut(journey).failure;
      let timer: NodeJS.Timeout | undefined;
      const expired = new Promise<Outcome>((resolve) => {
        timer = setTimeout(() => {
          ending.abort();
          resolve(timedOut(journey));
        }, until - now);
      });
      try {
        const outcome = await Promise.race([guard(() => ask(journey)), expired]);
        if (outcome.failure !== undefined) throw outcome.failure;
        return outcome.response;
      } catch (cause) {
        throw cause instanceof HubError
          ? cause
          : new HubError('SUBGRAPH_UNAVAILABLE', { subgraph: name }, { cause });
      } finally {
        clearTimeout(timer);
      }
    },
  };

  async function ask(journey: Journey): Promise<Outcome> {
    const { request, body, until, signal } = journey;
    const began = performance.now();
    const sending = {
      path,
      body,
      signal,
      headers: { ...(await headers?.(request)), ...HEADERS },
      onSent: () => {
        journey.sent = true;
      },
    };
    for (let attempt = 0; ; attempt += 1) {
      const exchanged = await exchange(pool, sending);
      if (signal.aborted) {
        // Another department may have used up the time of the request, or the queue before this one.
        const hadTime = performance.now() - began >= timeoutMs / 2;
        return { ...timedOut(journey), health: hadTime ? 'DOWN' : 'UNJUDGED' };
      }
      const outcome = outcomeOf(name, exchanged);
      if (request.kind === 'mutation') return journey.sent ? ofSentMutation(outcome, exchanged) : outcome;
      const pauseMs = FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random() / 2);
      const isLast = attempt === RETRIES || performance.now() + pauseMs >= until;
      if (outcome.failure === undefined || !outcome.isPassing || isLast) return outcome;
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  function timedOut({ request, sent }: Journey): Outcome & { readonly failure: HubError } {
    const code = request.kind === 'mutation' && sent ? 'UNKNOWN_OUTCOME' : 'SUBGRAPH_TIMEOUT';
    return { failure: new HubError(code, { subgraph: name }), health: 'UNJUDGED' };
  }
}

const bodyOf = ({ operationText: query, variables, operationName }: SubgraphRequest): string =>
  JSON.stringify({ query, variables, operationName });
