import type { GraphiQLProps } from 'graphiql';
import { type Answer, askGraph, type Reason } from './graph-request.ts';
import type { Tokens } from './tokens.ts';

type Fetcher = GraphiQLProps['fetcher'];

interface Caller {
  readonly tokens: Tokens;
  readonly reason: Reason;
}

/** GraphiQL's own name for the query by which it fetches the schema. */
const INTROSPECTION = 'IntrospectionQuery';

/**
 * The fetcher that GraphiQL calls for queries and for the schema. It answers with an observable rather than a promise,
 * because that is what makes GraphiQL's stop button cancel the request. `onAnswer` is told of every answer to an
 * operation of the user's, and `null` when one is sent.
 */
export function graphFetcher(caller: () => Caller, onAnswer: (answer: Answer | null) => void): Fetcher {
  return (operation) => {
    const isIntrospection = operation.operationName === INTROSPECTION;
    const stop = new AbortController();
    const subscribe = (observer: Observer) => {
      if (!isIntrospection) onAnswer(null);
      const { tokens, reason } = caller();
      // The schema depends on who asks, not on what for, and must not fail while a case number is still being typed.
      const stated = isIntrospection ? { purpose: '', caseNumber: '', strict: false } : reason;
      askGraph({ operation, tokens, reason: stated, signal: stop.signal }).then(
        (answer) => {
          if (stop.signal.aborted) return;
          if (!isIntrospection) onAnswer(answer);
          observer.next(dataFirst(answer));
          observer.complete();
        },
        (error: unknown) => {
          if (!stop.signal.aborted) observer.error(error);
        },
      );
      return { unsubscribe: () => stop.abort() };
    };
    return { subscribe } as ReturnType<Fetcher>;
  };
}

/** Servers put `errors` before `data`, as the specification advises; on this page a long list of them would hide the data. */
function dataFirst(answer: Answer): Answer {
  return answer.data ? { data: answer.data, ...answer } : answer;
}

interface Observer {
  next(answer: Answer): void;
  error(error: unknown): void;
  complete(): void;
}
