import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, errors } from 'undici';
import { DECISION_APPLIED, STATEMENT_HEADER } from './statement-header.ts';

export interface Sending {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Ends the exchange at once, and the connection with it. */
  readonly signal: AbortSignal;
  /** Called when a connection stands and the request begins to go out: from then on the other side may act on it. */
  readonly onSent: () => void;
}

/** What an HTTP exchange came to. */
export type Exchanged =
  | {
      readonly status: number;
      readonly body: Buffer;
      /** Whether the server says that it went by the decision that was stated. */
      readonly isDecisionApplied: boolean;
      readonly unfit?: undefined;
    }
  /** A reply that was not read to its end, because nothing in it could be of use. */
  | { readonly status: number; readonly unfit: string }
  /** No reply, or none that was whole. */
  | { readonly broken: unknown };

// A page of 500 rows with all that one view knows of each is some 2 MB.
export const RESPONSE_LIMIT = 16 * 1024 * 1024;

const JSON_TYPE = /^application\/(graphql-response\+json|json)\s*(;|$)/i;

/** Posts, and reads the reply up to a limit. Never rejects, and never follows a redirect. */
export function exchange(dispatcher: Dispatcher, sending: Sending): Promise<Exchanged> {
  const { path, headers, body, signal, onSent } = sending;
  if (signal.aborted) return Promise.resolve({ broken: signal.reason });
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let ended = false;
    let status = 0;
    let size = 0;
    let isDecisionApplied = false;
    const chunks: Buffer[] = [];

    function end(exchanged: Exchanged): void {
      ended = true;
      signal.removeEventListener('abort', abort);
      resolve(exchanged);
    }
    function abort(): void {
      end({ broken: signal.reason });
      // While the connection is still being made there is nothing to stop yet.
      controller?.abort(signal.reason);
    }
    function refuse(unfit: string): void {
      end({ status, unfit });
      controller?.abort(new Error(unfit));
    }

    signal.addEventListener('abort', abort);
    dispatcher.dispatch(
      { method: 'POST', path, headers, body },
      {
        onRequestStart(started) {
          controller = started;
          if (ended) started.abort(signal.reason);
          else onSent();
        },
        onResponseStart(_controller, code, responseHeaders) {
          if (ended || code < 200) return;
          status = code;
          isDecisionApplied = responseHeaders[STATEMENT_HEADER] === DECISION_APPLIED;
          const unfit = unfitBy(responseHeaders);
          if (unfit !== undefined) refuse(unfit);
        },
        onResponseData(_controller, chunk) {
          if (ended) return;
          size += chunk.length;
          if (size > RESPONSE_LIMIT) refuse(TOO_LARGE);
          else chunks.push(chunk);
        },
        onResponseEnd() {
          if (!ended) end({ status, body: Buffer.concat(chunks), isDecisionApplied });
        },
        onResponseError(_controller, error) {
          if (ended) return;
          // Its own fields hold what was received, which is nothing for a log.
          if (error instanceof errors.HTTPParserError) end({ status, unfit: error.message });
          else end({ broken: error });
        },
      },
    );
  });
}

const TOO_LARGE = `The reply is larger than ${RESPONSE_LIMIT} bytes.`;

/** Why a reply need not be read. Its body could be anything, of any length, at any pace. */
function unfitBy(headers: IncomingHttpHeaders): string | undefined {
  const type = headers['content-type'] ?? '';
  if (!JSON_TYPE.test(type)) return `The reply is not JSON but "${type}".`;
  // None was asked for, and a small compressed body may become a huge one.
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return `The reply is encoded in ${encoding}.`;
  if (Number(headers['content-length'] ?? 0) > RESPONSE_LIMIT) return TOO_LARGE;
  return undefined;
}
