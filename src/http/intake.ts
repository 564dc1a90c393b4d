import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AuditWriter, receiptText } from '../audit/event.ts';
import { HubError } from '../errors.ts';
import type { Standing, StandingBatch } from '../ingest/batch/standing.ts';
import type { IntakeDesk, ToldBatch, Upload } from '../ingest/desk/desk.ts';
import { log } from '../log.ts';
import { isMember, type Principal, type Role } from '../permission/principal.ts';
import type { Caller } from './authenticate.ts';
import { receiveFile } from './received-file.ts';
import { uploadEntries } from './upload-entry.ts';

export interface IntakeParts {
  readonly desk: IntakeDesk;
  readonly audit: AuditWriter;
  policyVersion(): string;
  callerOf(headers: FastifyRequest['headers']): Promise<Caller>;
}

type Member = Principal & Pick<Caller, 'purpose' | 'caseNumber'> & { readonly department: string };

const UNDER_WAY: readonly Standing[] = ['WAITING', 'APPLYING'];
const SENDERS: readonly Role[] = ['app', 'data-owner', 'analyst'];

type Of<Parameter extends string> = { Params: Record<Parameter, string>; Querystring: { dryRun?: string } };

/** `POST /intake/KIND` takes a file in; `GET /intake/batches…` tells a department what became of its own. */
export async function intakeRoutes(app: FastifyInstance, parts: IntakeParts): Promise<void> {
  const { desk, audit, callerOf } = parts;
  await app.register(multipart, {
    limits: { files: 1, fields: 10, fieldSize: 1_000, parts: 11, fileSize: desk.limits.fileBytes },
    throwFileSizeLimit: false,
  });
  app.addHook('preClose', async () => desk.close());

  app.post<Of<'kind'>>('/intake/:kind', async (request, reply) => {
    const { sender, purpose, caseNumber } = await senderOf(request);
    const { kind } = request.params;
    await desk.admit(kind, sender.department);
    const { path, name, sha256, remove } = await receiveFile(request, desk.limits);
    const upload = { kind, path, fileName: name, sender };
    let isOver: Promise<unknown> = Promise.resolve();
    try {
      if (request.query.dryRun === 'true') return await desk.judge(upload);
      const asked = { kind, sender, purpose, caseNumber, sha256, policyVersion: parts.policyVersion() };
      const received = await onRecord(upload, uploadEntries(audit, asked));
      isOver = received.isOver;
      void reply.header('X-Audit-Entry', receiptText(received.receipt));
      return tellBatch(reply, received.told);
    } finally {
      // The answer may go before the file is in.
      void isOver.finally(remove);
    }
  });

  /** What came of a file that takes longer than its answer is on record once it is in; the answer names the entry before it. */
  async function onRecord(upload: Upload, entries: ReturnType<typeof uploadEntries>) {
    const intent = await entries.intent();
    const received = await desk.receive(upload).catch(async (error: unknown) => {
      await entries.ended(null);
      throw error;
    });
    const { batch } = received.told;
    if (!UNDER_WAY.includes(batch.state)) return { ...received, receipt: await entries.ended(batch) };
    received.isOver
      .then(async () => entries.ended((await desk.batch(upload.sender.department, batch.id)).batch))
      .catch((error: unknown) => log.error({ err: error }, 'what came of an upload is not on record'));
    return { ...received, receipt: intent };
  }

  app.get('/intake/batches', async (request) => {
    const { department } = await memberOf(request);
    return { batches: (await desk.batches(department)).map(batchAnswer) };
  });

  app.get<Of<'id'>>('/intake/batches/:id', async (request, reply) => {
    const { department } = await memberOf(request);
    return tellBatch(reply, await desk.batch(department, request.params.id));
  });

  app.get<Of<'id'>>('/intake/batches/:id/rejects', async (request, reply) => {
    const { department } = (await senderOf(request)).sender;
    const { name, mediaType, content } = await desk.rejects(department, request.params.id);
    return reply
      .type(mediaType)
      .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('Cache-Control', 'no-store')
      .header('X-Content-Type-Options', 'nosniff')
      .send(content);
  });

  async function memberOf({ headers }: FastifyRequest): Promise<Member> {
    const { principal, purpose, caseNumber } = await callerOf(headers);
    const { department } = principal;
    if (department === null) throw new HubError('TOKEN_INVALID', { why: 'none was sent' });
    if (isMember(principal)) return { ...principal, department, purpose, caseNumber };
    throw new HubError('INTAKE_NOT_ALLOWED', {
      why: 'the operator has no records',
      whyZh: '运营方不报送数据',
    });
  }

  async function senderOf(request: FastifyRequest) {
    const { department, client, person, roles, purpose, caseNumber } = await memberOf(request);
    if (roles.some((role) => SENDERS.includes(role)))
      return { sender: { department, client, person }, purpose, caseNumber };
    throw new HubError('INTAKE_NOT_ALLOWED', {
      why: `it takes one of the roles ${SENDERS.join(', ')}`,
      whyZh: `须具备角色 ${SENDERS.join('、')} 之一`,
    });
  }
}

function tellBatch(reply: FastifyReply, { batch, isKnown, faults }: ToldBatch): FastifyReply {
  const status = UNDER_WAY.includes(batch.state) ? 202 : batch.state === 'DONE' ? 200 : 422;
  return reply.code(status).send({ ...batchAnswer(batch), ...(isKnown && { isKnown }), faults });
}

/** As a department sees its batch; whose it is it knows. */
function batchAnswer({ id, client, person, department: _, ...batch }: StandingBatch) {
  const links = batch.rejected === 0 ? {} : { rejects: `/intake/batches/${id}/rejects` };
  return { id, sentBy: { client, person }, ...batch, self: `/intake/batches/${id}`, ...links };
}
