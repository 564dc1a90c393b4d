import { pino } from 'pino';

/**
 * The process log: JSON lines on stderr, so that stdout stays free for what a command is asked to print.
 * Inside causes of errors go here and never to a caller; values of personal data never go here at all.
 */
export const log = pino(
  {
    level: process.env.HUB_LOG ?? 'info',
    base: null,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: withoutValues },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: true }),
);

/**
 * An error as it may be logged. The errors of a database client carry the statement's parameters and the row
 * that failed (`params`, `detail`, `where`), which are identifiers and personal data; so do the messages of
 * data exceptions (`invalid input syntax for type date: "…"`).
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const message = messageWithoutValues(error.message, code);
  return {
    type: error.constructor.name,
    message,
    ...(code !== undefined && { code }),
    stack: stackWithoutValues(error, message),
    ...(cause !== undefined && { cause: withoutValues(cause) }),
  };
}

// Class 22 of the SQLSTATE codes; those of the other classes quote names of tables and columns.
const isDataException = (code: unknown): boolean => typeof code === 'string' && /^22.{3}$/.test(code);

function messageWithoutValues(message: string, code: unknown): string {
  const withoutParams = message.replace(/\nparams: .*$/s, '');
  return isDataException(code) ? withoutParams.replace(/".*"/s, '"…"') : withoutParams;
}

/** A stack begins with the message as it was; where it does not, nothing tells its frames from values. */
function stackWithoutValues({ name, message, stack = '' }: Error, shown: string): string {
  const at = stack.indexOf(message);
  return at < 0 ? `${name}: ${shown}` : stack.slice(0, at) + shown + stack.slice(at + message.length);
}
