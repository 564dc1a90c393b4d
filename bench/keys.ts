import type { Running } from './contender.ts';
import { askOnce } from './load.ts';
import type { Key } from './questions.ts';

interface CursorPage {
  readonly subjects: {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly uscc: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
}

/** The keys of a contender for the codes, in their order: it walks its whole list once for the cursors. */
export async function keysFor(contender: Running, codes: readonly string[]): Promise<Key[]> {
  const { cursors, url } = contender;
  if (cursors === null) return codes.map((uscc) => ({ uscc, cursor: uscc }));
  const known = new Map<string, string>();
  for (let after = '', more = true; more; ) {
    const { subjects } = cursors.read(
      await askOnce(url, cursors.ask({ uscc: '', cursor: after })),
    ) as CursorPage;
    for (const { cursor, node } of subjects.edges) {
      known.set(node.uscc, cursor);
      after = cursor;
    }
    more = subjects.pageInfo.hasNextPage;
  }
  return codes.map((uscc) => {
    const cursor = known.get(uscc);
    if (cursor === undefined) throw new Error(`${url} does not list the subject ${uscc}.`);
    return { uscc, cursor };
  });
}
