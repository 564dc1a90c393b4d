import type { Contender, Peer } from './contender.ts';
import { apolloGateway } from './contenders/apollo-gateway.ts';
import { hiveGateway } from './contenders/hive-gateway.ts';
import { postgraphile } from './contenders/postgraphile.ts';
import { sql } from './contenders/sql.ts';

export const PEER_CONTENDERS: Readonly<Record<Peer, Contender>> = {
  'apollo-gateway': apolloGateway,
  'hive-gateway': hiveGateway,
  postgraphile,
  sql,
};
