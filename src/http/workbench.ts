import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { HubError } from '../errors.ts';
import type { KeyRing } from '../keys.ts';
import { ROLES } from '../permission/principal.ts';
import { issueToken, TOKEN_SECONDS } from './token.ts';
import { EXAMPLES } from './workbench-examples.ts';

export interface WorkbenchParts {
  readonly keys: KeyRing;
  readonly demo: boolean;
  /** Where `vite build` left the page. */
  readonly folder: string;
  departments(): Promise<readonly { id: string; name: string; englishName: string }[]>;
  purposes(): Promise<
    readonly {
      id: string;
      name: string;
      englishName: string;
      legalBasis: string;
      caseNumberRequired: boolean;
    }[]
  >;
}

// Nothing comes from elsewhere and no script is inline; Monaco sets styles on elements, and its workers may
// start from blobs.
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

const TokenRequest = z.object({
  department: z.string(),
  role: z.enum(ROLES).default('analyst'),
  // What two officers have to do can be played by one person in a demonstration.
  person: z.string().min(1).max(60).optional(),
});

/** The browser page (GraphiQL) and what it asks of the hub; tokens for the asking in demo mode alone. */
export async function workbenchRoutes(app: FastifyInstance, parts: WorkbenchParts): Promise<void> {
  await app.register(fastifyStatic, {
    root: parts.folder,
    prefix: '/workbench/',
    index: false,
    preCompressed: true,
  });

  app.get('/workbench/config.json', async () => ({
    demo: parts.demo,
    departments: (await parts.departments()).map(shown),
    purposes: (await parts.purposes()).map((purpose) => ({
      ...shown(purpose),
      legalBasis: purpose.legalBasis,
      caseNumberRequired: purpose.caseNumberRequired,
    })),
    examples: EXAMPLES,
  }));

  if (!parts.demo) return;
  app.post('/workbench/token', async (request) => {
    const asked = TokenRequest.safeParse(request.body);
    if (!asked.success)
      throw new HubError('REQUEST_MALFORMED', {
        why: 'it names no department, role and person as they can be',
      });
    const { department, role, person = `demo-${role}` } = asked.data;
    const known = (await parts.departments()).map(({ id }) => id);
    if (!known.includes(department)) {
      throw new HubError('DEPARTMENT_UNKNOWN', { department, known: known.join(', ') });
    }
    // An application is nobody.
    const principal = {
      department,
      client: 'workbench',
      person: role === 'app' ? null : person,
      roles: [role],
    };
    return { access_token: await issueToken(parts.keys, principal), expires_in: TOKEN_SECONDS };
  });
}

const shown = ({ id, name, englishName }: { id: string; name: string; englishName: string }) => ({
  id,
  name: englishName,
  nameZh: name,
});

/** The page itself, under a policy that lets nothing in from elsewhere. */
export function sendPage(folder: string, reply: FastifyReply): FastifyReply {
  if (!existsSync(join(folder, 'index.html'))) throw new HubError('ROUTE_NOT_FOUND');
  return reply
    .header('Content-Security-Policy', CONTENT_SECURITY_POLICY)
    .header('X-Content-Type-Options', 'nosniff')
    .header('Referrer-Policy', 'no-referrer')
    .header('Cache-Control', 'no-cache')
    .type('text/html; charset=utf-8')
    .sendFile('index.html', folder);
}
