import { type DocumentNode, execute } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { type ColumnSet, columnSetOf } from './column-set.ts';
import { type RequestScope, ViewContext, type ViewParts } from './context.ts';
import { takesEndlessInput } from './endless-input.ts';
import { openFields, protectedSelections } from './open-fields.ts';
import { withoutGuards } from './protected-field.ts';
import type { Subgraph, SubgraphRequest, SubgraphResponse } from './seat.ts';
import { ownTurn } from './turn.ts';
import type { View } from './view.ts';

// Compiling costs some 4 ms for 45 fields, which the third run of a document has paid back.
const RUNS_BEFORE_COMPILING = 2;
// Compiled code is about forty times its query text; this bounds a view to some 40 MB of it.
const COMPILED_TEXT_BYTES = 1_000_000;

interface Kept {
  runs: number;
  compiled: CompiledQuery | null;
}

interface Form {
  readonly name: string;
  readonly open: readonly string[];
}

/** What is read off a document once. */
interface ReadDocument {
  readonly columns: ColumnSet;
  /** The protected fields that it selects. */
  readonly selections: readonly string[];
  /** Its forms, by those of them that need no guard. */
  readonly forms: Map<string, Form>;
}

export interface LocalSubgraph extends Subgraph {
  /** What the resolvers of one operation work with. */
  contextOf(scope: RequestScope): ViewContext;
}

/** A view in this process, in the seat of a subgraph. */
export function localSubgraph(view: View, parts: ViewParts): LocalSubgraph {
  const known = new LRUCache<string, Kept>({
    maxSize: COMPILED_TEXT_BYTES,
    sizeCalculation: (_kept, text) => text.length + 1,
  });
  // One context an operation and column set, so that loaders batch across the fetches of a plan.
  const contexts = {
    list: new WeakMap<RequestScope, ViewContext>(),
    whole: new WeakMap<RequestScope, ViewContext>(),
  };
  const documents = new WeakMap<DocumentNode, ReadDocument>();

  function contextOf(scope: RequestScope, columns: ColumnSet = 'whole'): ViewContext {
    let context = contexts[columns].get(scope);
    if (context === undefined) {
      context = new ViewContext(parts, scope, columns);
      contexts[columns].set(scope, context);
    }
    return context;
  }

  function read(document: DocumentNode): ReadDocument {
    let found = documents.get(document);
    if (found === undefined) {
      const selections = protectedSelections(document, view.schema);
      found = { columns: columnSetOf(document), selections, forms: new Map() };
      documents.set(document, found);
    }
    return found;
  }

  /** Under which name a document is compiled for a decision: the fields that need no guard are compiled without. */
  function formOf({ document, operationText }: SubgraphRequest, scope: RequestScope): Form {
    const { selections, forms } = read(document);
    const open = openFields(selections, scope.decision);
    const key = open.join(' ');
    let form = forms.get(key);
    if (form === undefined) {
      form = { name: `${key}\n${operationText}`, open };
      forms.set(key, form);
    }
    return form;
  }

  /** The compiled form once a document has proved to come again; anonymous callers get no place in the cache. */
  function compiledFor(asked: SubgraphRequest, scope: RequestScope): CompiledQuery | null {
    const { name, open } = formOf(asked, scope);
    if (scope.principal.department === null) return known.peek(name)?.compiled ?? null;
    let kept = known.get(name);
    if (kept === undefined) {
      kept = { runs: 0, compiled: null };
      known.set(name, kept);
    }
    kept.runs += 1;
    if (kept.compiled !== null || kept.runs <= RUNS_BEFORE_COMPILING) return kept.compiled;
    if (!takesEndlessInput(asked.document, view.schema)) {
      const { document, operationName } = asked;
      const compile = () => compileQuery(view.schema, document, operationName);
      const compiled = withoutGuards(view.schema, open, compile);
      if (isCompiledQuery(compiled)) kept.compiled = compiled;
    }
    return kept.compiled;
  }

  return {
    name: view.name,
    contextOf,
    async execute(asked: SubgraphRequest): Promise<SubgraphResponse> {
      const turn = ownTurn();
      if (turn !== undefined) await turn;
      const scope = asked.context as RequestScope;
      const contextValue = contextOf(scope, read(asked.document).columns);
      const compiled = compiledFor(asked, scope);
      if (compiled !== null) return compiled.query(undefined, contextValue, asked.variables);
      return execute({
        schema: view.schema,
        document: asked.document,
        operationName: asked.operationName,
        variableValues: asked.variables,
        contextValue,
      });
    },
  };
}
