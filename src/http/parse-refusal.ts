import { HubError } from '../errors.ts';
import { LIMITS } from '../gateway/limits.ts';

/** What graphql-js says of a text that it cannot parse, in the words of the catalogue. */
export const parseRefusal = (message: string): HubError =>
  /more tha[nt] \d+ tokens/.test(message)
    ? new HubError('QUERY_TOO_LONG', { limit: LIMITS.tokens })
    : new HubError('GRAPHQL_PARSE_FAILED', { why: message.replace(/^Syntax Error: |\.$/g, '') });
