import type { Form, Key } from './questions.ts';

interface GraphqlQuestion {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: string;
  readonly variables: (key: Key) => Readonly<Record<string, unknown>>;
}

/** A question over GraphQL: the same text each time, the key in the variables, as applications do it. */
export function graphqlForm({ path, headers, query, variables }: GraphqlQuestion): Form {
  const all = { ...headers, 'content-type': 'application/json', accept: 'application/json' };
  const text = JSON.stringify(query.replace(/\s+/g, ' ').trim());
  return {
    ask: (key) => ({
      method: 'POST',
      path,
      headers: all,
      body: `{"query":${text},"variables":${JSON.stringify(variables(key))}}`,
    }),
    read: readGraphql,
  };
}

/** The data of a GraphQL response; throws where errors came. */
export function readGraphql(body: string): unknown {
  const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown };
  if (errors !== undefined || data == null) throw new Error(`It answered ${body.slice(0, 500)}`);
  return data;
}
