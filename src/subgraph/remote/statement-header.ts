/** The header that carries the gateway's signed statement to a view on another server. */
export const STATEMENT_HEADER = 'x-hub-decision';

/** Its value in the answer of a view that goes by decisions: one that does not know of them says nothing. */
export const DECISION_APPLIED = 'applied';
