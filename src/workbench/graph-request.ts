import type { Tokens } from './tokens.ts';

/** Why and how the data is asked for (用途, 案号). Empty strings mean that nothing was stated. */
export interface Reason {
  readonly purpose: string;
  readonly caseNumber: string;
  /** Refuse the whole operation if anything in it is denied (严格). */
  readonly strict: boolean;
}

export interface Operation {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
  readonly extensions?: unknown;
}

export interface GraphRequest {
  readonly operation: Operation;
  readonly tokens: Tokens;
  readonly reason: Reason;
  readonly signal: AbortSignal;
}

/**
 * Sends one operation to the hub. What goes wrong on the way comes back as an answer with `errors`, so that the page
 * shows it in the place where any other error is read; only an abort rejects.
 */
export async function askGraph(request: GraphRequest): Promise<Answer> {
  try {
    const response = await send(request);
    // 401 means that nothing was run, so that even a mutation may be sent once more.
    const again = response.status === 401 && request.tokens.refused();
    return await readAnswer(again ? await send(request) : response);
  } catch (error) {
    request.signal.throwIfAborted();
    return { errors: [{ message: error instanceof Error ? error.message : String(error) }] };
  }
}

async function send({ operation, tokens, reason, signal }: GraphRequest): Promise<Response> {
  const token = await tokens.current();
  signal.throwIfAborted();
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (reason.purpose) headers['x-purpose'] = reason.purpose;
  if (reason.strict) headers['x-strict'] = 'true';
  const caseNumber = headerText(reason.caseNumber.trim());
  if (caseNumber) headers['x-case-number'] = caseNumber;
  const body = JSON.stringify(operation);
  try {
    return await fetch('/graphql', { method: 'POST', headers, body, signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw new Error('无法连接平台，请检查网络。 The hub cannot be reached; check the network.', { cause });
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const answer: unknown = await response.json().catch(() => null);
  if (typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer))
    return answer as Answer;
  throw new Error(
    `平台返回 HTTP ${response.status}，但不是 GraphQL 结果。 ` +
      `The hub answered HTTP ${response.status} without a GraphQL result.`,
  );
}

/** Header values carry bytes, and a case number is mostly Chinese (陕旬市监案〔2026〕12号), so it travels percent-encoded. */
function headerText(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) && !text.includes('%') ? text : encodeURIComponent(text);
}
