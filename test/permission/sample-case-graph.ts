import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { PolicySnapshot } from '../../src/permission/policy.ts';
import { cursorSeal } from '../../src/subgraph/cursor.ts';
import { localSubgraph } from '../../src/subgraph/local.ts';
import { answerLocally, subgraphSchema } from '../gateway/execute/local-subgraph.ts';
import { fixtureView } from '../kit/fixture-view.ts';
import type { CasePolicy } from './case.ts';
import { type CaseGraph, openCaseGraph } from './case-graph.ts';
import { SAMPLE_SDL, sampleData } from './sample-federation.ts';

const DEPARTMENTS = ['registry', 'police', 'credit', 'market', 'ecology', 'fire', 'education', 'tax'];

/** The small graph that has what the hub's own views do not. */
export function openSampleGraph(sql: Sql, policy: CasePolicy): Promise<CaseGraph> {
  const data = sampleData();
  const views = (['firms', 'fines'] as const).map((name) => fixtureView(name, SAMPLE_SDL[name], data[name]));
  const parts = { db: drizzle(sql), cursors: cursorSeal(new Uint8Array(64).fill(7)) };
  const watch = {
    name: 'watch',
    schema: subgraphSchema(SAMPLE_SDL.watch),
    data: data.watch,
    lookup: undefined,
  };
  return openCaseGraph({
    views,
    local: new Map(views.map((view) => [view.name, localSubgraph(view, parts)])),
    foreign: [
      {
        name: 'watch',
        sdl: SAMPLE_SDL.watch,
        seat: { name: 'watch', execute: (request) => answerLocally(request, watch) },
      },
    ],
    sql,
    policy: snapshotOf(policy),
  });
}

const named = (id: string) => [id, { name: id }] as const;

function snapshotOf({ purposes, grants, sources, revokedClients, confirmed }: CasePolicy): PolicySnapshot {
  return {
    version: 'p1',
    isConfirmed: confirmed,
    departments: new Map(DEPARTMENTS.map(named)),
    purposes: new Map(
      Object.entries(purposes).map(([id, { excludes, caseNumber }]) => [
        id,
        { id, name: id, caseNumberRequired: caseNumber, excludes },
      ]),
    ),
    grants: grants
      .filter(({ revoked }) => revoked === undefined)
      .map(({ id, of, to, client, fields, within, mask, from, until, for: purpose }) => ({
        id,
        owner: of,
        grantee: to,
        client,
        purpose,
        coordinates: fields,
        scope: within,
        mask,
        validFrom: from,
        validTo: until,
      })),
    sources: new Map(Object.entries(sources).map(([type, departments]) => [type, new Set(departments)])),
    revokedClients: new Set(revokedClients),
  };
}
