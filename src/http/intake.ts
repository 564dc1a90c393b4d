import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../errors.ts';
import type { Batch } from '../ingest/batch/batch.ts';
import type { IntakeDesk, ToldBatch } from '../ingest/desk/desk.ts';
import { isMember, type Principal, type Role } from '../permission/principal.ts';
import type { Caller } from './authenticate.ts';
import { receiveFile } from './received-file.ts';

export interface IntakeParts {
  readonly desk: IntakeDesk;
  callerOf(headers: FastifyRequest['headers']): Promise<Caller>;
}

const SENDERS: readonly Role[] = ['app', 'data-owner', 'analyst'];

type Of<Parameter extends string> = { Params: Record<Parameter, string>; Querystring: { dryRun?: string } };

/** `POST /intake/KIND` takes a file in; `GET /intake/batches…` tells a department what became of its own. */
export async function intakeRoutes(app: FastifyInstance, { desk, callerOf }: IntakeParts): Promise<void> {
  await app.register(multipart, {
    limits: { files: 1, fields: 10, fieldSize: 1_000, parts: 11, fileSize: desk.limits.fileBytes },
    throwFileSizeLimit: false,
  });
  app.addHook('preClose', async () => desk.close());

  app.post<Of<'kind'>>('/intake/:kind', async (request, reply) => {
    const sender = await senderOf(request);
    const { kind } = request.params;
    await desk.admit(kind, sender.department);
    const { path, name, remove } = await receiveFile(request, desk.limits);
    const upload = { kind, path, fileName: name, sender };
    let isOver: Promise<unknown> = Promise.resolve();
    try {
      if (request.query.dryRun === 'true') return await desk.judge(upload);
      const received = await desk.receive(upload);
      isOver = received.isOver;
      return tellBatch(reply, received.told);
    } finally {
      // The answer may go before the file is in.
      void isOver.finally(remove);
    }
  });

  app.get('/intake/batches', async (request) => {
    const { department } = await memberOf(request);
    return { batches: (await desk.batches(department)).map(batchAnswer) };
  });

  app.get<Of<'id'>>('/intake/batches/:id', async (request, reply) => {
    const { department } = await memberOf(request);
    return tellBatch(reply, await desk.batch(department, request.params.id));
  });

  app.get<Of<'id'>>('/intake/batches/:id/rejects', async (request, reply) => {
    const { department } = await senderOf(request);
    const { name, mediaType, content } = await desk.rejects(department, request.params.id);
    return reply
      .type(mediaType)
      .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('Cache-Control', 'no-store')
      .header('X-Content-Type-Options', 'nosniff')
      .send(content);
  });

  async function memberOf({ headers }: FastifyRequest): Promise<Principal & { department: string }> {
    const { principal } = await callerOf(headers);
    const { department } = principal;
    if (department === null) throw new HubError('TOKEN_INVALID', { why: 'none was sent' });
    if (isMember(principal)) return { ...principal, department };
    throw new HubError('INTAKE_NOT_ALLOWED', {
      why: 'the operator has no records',
      whyZh: '运营方不报送数据',
    });
  }

  async function senderOf(request: FastifyRequest) {
    const { department, client, person, roles } = await memberOf(request);
    if (roles.some((role) => SENDERS.includes(role))) return { department, client, person };
    throw new HubError('INTAKE_NOT_ALLOWED', {
      why: `it takes one of the roles ${SENDERS.join(', ')}`,
      whyZh: `须具备角色 ${SENDERS.join('、')} 之一`,
    });
  }
}

function tellBatch(reply: FastifyReply, { batch, isKnown, faults }: ToldBatch): FastifyReply {
  const status = batch.state === 'APPLYING' ? 202 : batch.state === 'DONE' ? 200 : 422;
  return reply.code(status).send({ ...batchAnswer(batch), ...(isKnown && { isKnown }), faults });
}

/** As a department sees its batch; whose it is it knows. */
function batchAnswer({ id, client, person, department: _, ...batch }: Batch) {
  const links = batch.rejected === 0 ? {} : { rejects: `/intake/batches/${id}/rejects` };
  return { id, sentBy: { client, person }, ...batch, self: `/intake/batches/${id}`, ...links };
}
