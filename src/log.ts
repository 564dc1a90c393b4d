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
 * that failed (`params`, `detail`, `where`), which are identifiers and personal data.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const withoutParams = (text: string | undefined) => text?.replace(/\nparams: .*?(?=\n {4}at |$)/s, '');
  return {
    type: error.constructor.name,
    message: withoutParams(error.message),
    ...(code !== undefined && { code }),
    stack: withoutParams(error.stack),
    ...(cause !== undefined && { cause: withoutValues(cause) }),
  };
}
