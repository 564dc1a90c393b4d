import { type DocumentNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Supergraph } from '../supergraph.ts';

// Plans of different callers share most of their fetches; a plan has a handful of its own.
const DOCUMENTS_PER_SUPERGRAPH = 2_000;

const documents = new WeakMap<Supergraph, LRUCache<string, DocumentNode>>();

/** The document of a fetch's text: the same object for the same text, which is what subgraphs cache by. */
export function fetchDocument(supergraph: Supergraph, text: string): DocumentNode {
  let cache = documents.get(supergraph);
  if (cache === undefined) {
    cache = new LRUCache({ max: DOCUMENTS_PER_SUPERGRAPH });
    documents.set(supergraph, cache);
  }
  let document = cache.get(text);
  if (document === undefined) {
    document = parse(text, { noLocation: true });
    cache.set(text, document);
  }
  return document;
}
