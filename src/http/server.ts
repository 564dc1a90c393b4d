import formBody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { AuditWriter } from '../audit/event.ts';
import type { PublishedGateway } from '../gateway/published.ts';
import type { IntakeDesk } from '../ingest/desk/desk.ts';
import type { KeyRing } from '../keys.ts';
import { authenticator, type VerifyToken } from './authenticate.ts';
import { openBareServer } from './bare-server.ts';
import { externalIssuer, type IssuerRules, verifiedByIssuer } from './external-issuer.ts';
import { graphqlRoute } from './graphql.ts';
import type { HealthParts } from './health.ts';
import { intakeRoutes } from './intake.ts';
import { type OAuthParts, oauthRoutes } from './oauth.ts';
import { verifyToken } from './token.ts';
import { sendPage, type WorkbenchParts, workbenchRoutes } from './workbench.ts';

export interface ServerParts {
  readonly gateways: PublishedGateway;
  readonly keys: KeyRing;
  /** Resolves at once unless it is not known whether the policy is still in force. */
  confirmPolicy(): Promise<void>;
  /** Whose tokens are taken beside the hub's own; null for nobody's. */
  readonly issuer: IssuerRules | null;
  readonly health: HealthParts;
  readonly oauth: Pick<OAuthParts, 'authenticate'>;
  readonly intake: IntakeDesk;
  readonly audit: AuditWriter;
  readonly workbench: Omit<WorkbenchParts, 'keys'>;
}

/** The hub over HTTP; every route is registered here. */
export async function openServer(parts: ServerParts): Promise<FastifyInstance> {
  const { gateways, keys, issuer } = parts;
  const own: VerifyToken = (token) => verifyToken(keys, token);
  const app = openBareServer(parts.health);
  await app.register(formBody);
  oauthRoutes(app, { ...parts.oauth, keys });
  await workbenchRoutes(app, { ...parts.workbench, keys });
  const callerOf = authenticator({
    verify: issuer === null ? own : verifiedByIssuer(issuer.url, externalIssuer(issuer), own),
    policy: { current: () => gateways.current().policy(), confirm: parts.confirmPolicy },
  });
  await intakeRoutes(app, {
    desk: parts.intake,
    audit: parts.audit,
    policyVersion: () => gateways.current().policy().version,
    callerOf,
  });
  await graphqlRoute(app, { gateways, page: (reply) => sendPage(parts.workbench.folder, reply), callerOf });
  return app;
}
