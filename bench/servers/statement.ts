/** The statement that every fetch carries: one value that never changes, and costs nothing to check. */
export const STATEMENT_HEADER = 'x-hub-decision';
export const STATEMENT = 'bench';
