import { HubError } from '../errors.ts';
import type { RequestScope } from '../subgraph/context.ts';
import { FEED_FIELD, type FeedReader } from '../subgraph/feed-reader.ts';
import { askView } from './ask-view.ts';
import { fieldHomes } from './field-homes.ts';
import type { Gateway } from './gateway.ts';

const operationText = `query ReadFeed($after: Float!, $first: Int!) { ${FEED_FIELD}(after: $after, first: $first) }`;

/** The feeds of the views that hold records of these types: where the source of a record is told. */
export function feedsOf(gateway: Gateway, scope: RequestScope, types: readonly string[]): FeedReader[] {
  const { supergraph, subgraphsByName } = gateway;
  const homes = types.flatMap((type) => fieldHomes(supergraph).get(`${type}.source`) ?? []);
  return [...new Set(homes)].sort().map((view) => ({
    view,
    async read(question) {
      const subgraph = subgraphsByName.get(view);
      if (subgraph === undefined) throw new HubError('SUBGRAPH_UNAVAILABLE', { subgraph: view });
      const asked = { operationText, operationName: 'ReadFeed', variables: { ...question } };
      const data = await askView(supergraph, subgraph, scope, asked);
      return data[FEED_FIELD] as Awaited<ReturnType<FeedReader['read']>>;
    },
  }));
}
