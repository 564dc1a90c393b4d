import { pino } from 'pino';

/**
 * The process log: JSON lines on stderr, so that stdout stays free for what a command is asked to print.
 * Inside causes of errors go here and never to a caller; values of personal data never go here at all.
 */
export const log = pino(
  {
    level: process.env['HUB_LOG'] ?? 'info',
    base: null,
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: true }),
);
