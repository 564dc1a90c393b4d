import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { HubError } from '../errors.ts';
import type { KeyRing } from '../keys.ts';
import type { ClientIdentity } from '../sharing/client.ts';
import { issueToken, publicKeys, TOKEN_SECONDS } from './token.ts';

export interface OAuthParts {
  readonly keys: KeyRing;
  authenticate(id: string, secret: string): Promise<ClientIdentity | null>;
}

const Form = z.object({
  grant_type: z.string().default(''),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});

/** `POST /oauth/token`: client credentials (RFC 6749 section 4.4) → a short JWT; and the keys to check it by. */
export function oauthRoutes(app: FastifyInstance, parts: OAuthParts): void {
  app.get('/.well-known/jwks.json', () => publicKeys(parts.keys));

  app.post('/oauth/token', async (request, reply) => {
    const form = Form.safeParse(request.body ?? {});
    if (!form.success || form.data.grant_type !== 'client_credentials') {
      return refuse(reply, 'unsupported_grant_type', new HubError('GRANT_TYPE_UNSUPPORTED'));
    }
    const basic = basicCredentials(request.headers.authorization);
    const id = basic?.id ?? form.data.client_id ?? '';
    const secret = basic?.secret ?? form.data.client_secret ?? '';
    const client = await parts.authenticate(id, secret);
    if (client === null) return refuse(reply, 'invalid_client', new HubError('CLIENT_INVALID'));
    const { department, roles } = client;
    const token = await issueToken(parts.keys, { department, client: client.id, person: null, roles });
    return reply
      .header('Cache-Control', 'no-store')
      .send({ access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS });
  });
}

/** The form of an error that OAuth clients read (RFC 6749 section 5.2). */
function refuse(reply: FastifyReply, error: string, { message, messageZh, status }: HubError): FastifyReply {
  return reply
    .code(status)
    .header('Cache-Control', 'no-store')
    .send({ error, error_description: message, error_description_zh: messageZh });
}

function basicCredentials(authorization: string | undefined): { id: string; secret: string } | null {
  const encoded = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 0) return null;
  try {
    return {
      id: decodeURIComponent(decoded.slice(0, colon)),
      secret: decodeURIComponent(decoded.slice(colon + 1)),
    };
  } catch {
    return null;
  }
}
