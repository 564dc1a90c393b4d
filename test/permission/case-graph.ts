import type { Sql } from 'postgres';
import { momentAt } from '../../src/clock.ts';
import { type Gateway, openGateway } from '../../src/gateway/gateway.ts';
import { shareTableOf } from '../../src/gateway/share-table.ts';
import { composeSupergraph, loadSupergraph } from '../../src/gateway/supergraph.ts';
import { authenticator } from '../../src/http/authenticate.ts';
import type { PolicySnapshot } from '../../src/permission/policy.ts';
import type { Principal } from '../../src/permission/principal.ts';
import { withOwnLimits } from '../../src/subgraph/remote/own-limits.ts';
import { statementSigner } from '../../src/subgraph/remote/statement-signer.ts';
import { remoteSubgraph } from '../../src/subgraph/remote/subgraph.ts';
import { SCALARS } from '../../src/subgraph/scalars.ts';
import type { Subgraph, SubgraphRequest } from '../../src/subgraph/seat.ts';
import type { View } from '../../src/subgraph/view.ts';
import { freshKeys, serveView } from '../kit/serve-view.ts';

/** The moment of every case: a Sunday. */
export const AT = momentAt(new Date('2026-11-22T10:00:00+08:00'));

export interface GraphParts {
  readonly views: readonly View[];
  /** In the process, by name. */
  readonly local: ReadonlyMap<string, Subgraph>;
  /** Subgraphs of departments whose servers know nothing of decisions. */
  readonly foreign: readonly { readonly name: string; readonly sdl: string; readonly seat: Subgraph }[];
  readonly sql: Sql;
  readonly policy: PolicySnapshot;
}

/** One graph with everything that a case needs to be asked at each point. */
export interface CaseGraph {
  readonly policy: PolicySnapshot;
  readonly views: readonly { readonly view: View; readonly url: string }[];
  /** Over views in this process, and over the same views on servers of their own. */
  readonly gateways: Readonly<Record<'gateway' | 'remote', Gateway>>;
  /** What the subgraphs were asked since it was emptied. */
  readonly requests: (SubgraphRequest & { readonly subgraph: string })[];
  readonly callerOf: ReturnType<typeof authenticator>;
  sign: ReturnType<typeof statementSigner>;
  close(): Promise<void>;
}

export async function openCaseGraph({ views, local, foreign, sql, policy }: GraphParts): Promise<CaseGraph> {
  const supergraph = loadSupergraph(composeSupergraph([...views, ...foreign]));
  const { ring, keyOf } = await freshKeys();
  const shared = { schema: supergraph.publicSchema, table: shareTableOf(supergraph) };
  const sign = statementSigner(ring, shared);
  const served = await Promise.all(
    views.map(async (view) => ({ view, ...(await serveView(view, { sql, keyOf, clock: () => AT })) })),
  );
  const remote = served.map(({ view, url }) =>
    remoteSubgraph({
      name: view.name,
      url,
      timeoutMs: 10_000,
      headers: (request) => sign(view.name, request),
    }),
  );
  const requests: CaseGraph['requests'] = [];
  const overSeats = (seats: readonly Subgraph[]) =>
    openGateway({
      supergraph,
      subgraphs: [...seats, ...foreign.map(({ seat }) => withOwnLimits(seat, shared))].map(
        ({ name, execute }) => ({
          name,
          execute: (request) => {
            requests.push({ subgraph: name, ...request });
            return execute(request);
          },
        }),
      ),
      policy: () => policy,
      audit: { append: async () => ({ chain: 'c', seq: 1, hash: 'h' }) },
      clock: () => AT,
      scalars: SCALARS,
    });
  return {
    policy,
    views: served,
    requests,
    sign,
    gateways: { gateway: overSeats([...local.values()]), remote: overSeats(remote) },
    callerOf: authenticator({
      verify: async (token) => ({ principal: principalIn(token), expiresAt: Number.POSITIVE_INFINITY }),
      policy: { current: () => policy, confirm: async () => undefined },
    }),
    async close() {
      await Promise.all(remote.map((seat) => seat.close()));
      await Promise.all(served.map(({ stop }) => stop()));
    },
  };
}

/** A token that says who asks; here nobody doubts it. */
export const tokenOf = (principal: Principal): string =>
  `x.${Buffer.from(JSON.stringify(principal)).toString('base64url')}.x`;

const principalIn = (token: string): Principal =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
