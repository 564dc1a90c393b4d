import { type ClassType, Field, Int } from 'type-graphql';
import { PayloadType } from './object-type.ts';
import type { Page } from './page.ts';

/** What a connection reads of a page, whatever its rows are. */
interface PageEnds {
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  endCursors(): { start: string | null; end: string | null };
}

// Getters with the decorator applied from outside: a plain field of the schema reads them, and only when it
// is selected, where a decorated method would become an async resolver.
export class PageInfo {
  constructor(private readonly page: PageEnds) {}

  get hasNextPage(): boolean {
    return this.page.hasNext;
  }

  get hasPreviousPage(): boolean {
    return this.page.hasPrevious;
  }

  get startCursor(): string | null {
    return this.page.endCursors().start;
  }

  get endCursor(): string | null {
    return this.page.endCursors().end;
  }
}
const shown = PageInfo.prototype;
Field(() => Boolean, { description: 'Whether more follows after this page.' })(shown, 'hasNextPage');
Field(() => Boolean, { description: 'Whether something stands before it.' })(shown, 'hasPreviousPage');
Field(() => String, { nullable: true, description: 'Cursor of the first row; null if none.' })(
  shown,
  'startCursor',
);
Field(() => String, { nullable: true, description: 'Cursor of the last row; null if none.' })(
  shown,
  'endCursor',
);
PayloadType({ description: 'Where a page stands in its list (分页信息).', shareable: true })(PageInfo);

/** The Relay connection of a type: `nodes`, `edges`, `pageInfo`, `totalCount`. */
export interface Connection<Row> {
  readonly page: Page<Row>;
}

export type ConnectionType<Row> = new (page: Page<Row>) => Connection<Row>;

/** Declares `<name>Connection` and `<name>Edge` over the GraphQL type `node`, whose rows are `Row`. */
export function connectionOf<Row>(node: () => ClassType, name: string): ConnectionType<Row> {
  class Edge {
    constructor(
      private readonly page: Page<Row>,
      readonly node: Row,
    ) {}

    get cursor(): string {
      return this.page.cursorOf(this.node);
    }
  }
  Field(node, { description: 'The row.' })(Edge.prototype, 'node');
  Field(() => String, { description: 'Where the row stands; opaque, good for this list, filter and sort.' })(
    Edge.prototype,
    'cursor',
  );
  PayloadType({ name: `${name}Edge`, description: `A row of ${name}Connection with its cursor.` })(Edge);

  class PageConnection {
    constructor(readonly page: Page<Row>) {}

    get nodes(): readonly Row[] {
      return this.page.rows;
    }

    get edges(): Edge[] {
      return this.page.rows.map((row) => new Edge(this.page, row));
    }

    get pageInfo(): PageInfo {
      return new PageInfo(this.page);
    }

    totalCount(): Promise<number> {
      return this.page.count();
    }
  }
  Field(() => [node()], { description: 'The rows.' })(PageConnection.prototype, 'nodes');
  Field(() => [Edge], { description: 'The rows with their cursors.' })(PageConnection.prototype, 'edges');
  Field(() => PageInfo, { description: 'Where the page stands in the list.' })(
    PageConnection.prototype,
    'pageInfo',
  );
  const total = Object.getOwnPropertyDescriptor(PageConnection.prototype, 'totalCount');
  Field(() => Int, { nullable: true, description: 'How many rows the whole list holds for you.' })(
    PageConnection.prototype,
    'totalCount',
    total as never,
  );
  PayloadType({ name: `${name}Connection`, description: `A page of ${name} (Relay cursor connection).` })(
    PageConnection,
  );
  return PageConnection;
}
