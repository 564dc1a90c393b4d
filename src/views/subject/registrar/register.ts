import { and, eq, ne } from 'drizzle-orm';
import { writeRecords } from '../../../changes/write.ts';
import type { Moment } from '../../../clock.ts';
import type { Database } from '../../../database/statement.ts';
import { HubError } from '../../../errors.ts';
import { validUscc } from '../filter.ts';
import { type NewSubject, type SubjectRow, subjectRecords } from '../record.ts';
import { registrationRecord } from '../registration.ts';
import { subjects } from '../table.ts';
import { checkedRegistration } from './checked.ts';
import type { RegistrationChangeInput, RegistrationInput } from './input-type.ts';
import { REGISTRAR } from './registrar.ts';

interface Acting {
  readonly at: Database;
  readonly moment: Moment;
}

/** 设立登记. */
export async function registerSubject({ at, moment }: Acting, input: RegistrationInput): Promise<SubjectRow> {
  const uscc = validUscc(input.uscc);
  const told = checkedRegistration(input);
  if (told.name == null) {
    throw new HubError('ARGUMENT_INVALID', {
      argument: 'input.name',
      why: 'it is missing',
      whyZh: '必填项为空',
    });
  }
  const registration = {
    status: 'IN_BUSINESS' as const,
    approvedOn: moment.today,
    ...told,
    uscc,
    name: told.name,
  };
  const record = registrationRecord(registration, { source: REGISTRAR, moment });
  if ((await locked(at, uscc)) !== null) throw known(uscc);
  // What another process has registered since has become no new record of ours.
  const { created } = await writeRecords(at, subjectRecords, [record], moment.now);
  if (created === 0) throw known(uscc);
  return read(at, uscc);
}

/** 变更登记. */
export async function changeSubject(
  { at, moment }: Acting,
  code: string,
  input: RegistrationChangeInput,
): Promise<SubjectRow> {
  const uscc = validUscc(code);
  const told = checkedRegistration(input);
  const subject = await required(at, uscc);
  if (subject.status === 'CANCELLED') {
    throw refused('its registration was cancelled', '该主体已注销');
  }
  const changed = { ...subject, approvedOn: moment.today, ...told, uscc, name: told.name ?? subject.name };
  return write({ at, moment }, { ...changed, status: told.status ?? subject.status });
}

export interface Cancellation {
  readonly uscc: string;
  readonly on: string;
  /** The entity that goes on in its place, under a code of its own (个转企). */
  readonly successor: string | null;
}

/** 注销登记. Of what was cancelled already, a successor may still be told. */
export async function cancelSubject(
  { at, moment }: Acting,
  { uscc: code, on, successor }: Cancellation,
): Promise<SubjectRow> {
  const uscc = validUscc(code);
  const successorUscc = successor === null ? null : validUscc(successor);
  const subject = await required(at, uscc);
  if (on > moment.today) {
    throw new HubError('ARGUMENT_INVALID', {
      argument: 'on',
      why: 'the day has not come',
      whyZh: '日期晚于今日',
    });
  }
  if (subject.establishedOn !== null && on < subject.establishedOn) {
    const why = `it was established on ${subject.establishedOn}`;
    throw new HubError('ARGUMENT_INVALID', {
      argument: 'on',
      why,
      whyZh: `成立日期为 ${subject.establishedOn}`,
    });
  }
  const isCancelled = subject.status === 'CANCELLED';
  if (isCancelled && subject.successorUscc !== null && subject.successorUscc !== successorUscc) {
    throw refused(`${subject.successorUscc} follows it already`, `已由 ${subject.successorUscc} 承继`);
  }
  if (successorUscc !== null) await requireSuccessor(at, uscc, successorUscc);
  const cancelledOn = isCancelled ? subject.approvedOn : on;
  return write({ at, moment }, { ...subject, status: 'CANCELLED', approvedOn: cancelledOn, successorUscc });
}

/** Somebody on record who still exists: by that, no line of successions comes back to where it began. */
async function requireSuccessor(at: Database, uscc: string, successor: string): Promise<void> {
  const [found] = await at
    .select({ status: subjects.status })
    .from(subjects)
    .where(and(eq(subjects.uscc, successor), ne(subjects.uscc, uscc)))
    .for('share');
  if (successor === uscc) throw refused('nobody follows itself', '主体不能承继自身');
  if (found === undefined) throw new HubError('SUBJECT_UNKNOWN', { uscc: successor });
  if (found.status === 'CANCELLED') throw refused(`${successor} was cancelled itself`, `${successor} 已注销`);
}

async function write({ at, moment }: Acting, subject: NewSubject): Promise<SubjectRow> {
  const record = registrationRecord(subject, { source: REGISTRAR, moment });
  await writeRecords(at, subjectRecords, [record], moment.now);
  return read(at, subject.uscc);
}

async function required(at: Database, uscc: string): Promise<SubjectRow> {
  const subject = await locked(at, uscc);
  if (subject === null) throw new HubError('SUBJECT_UNKNOWN', { uscc });
  return subject;
}

async function locked(at: Database, uscc: string): Promise<SubjectRow | null> {
  const [found] = await at.select().from(subjects).where(eq(subjects.uscc, uscc)).for('update');
  return found ?? null;
}

async function read(at: Database, uscc: string): Promise<SubjectRow> {
  const [found] = await at.select().from(subjects).where(eq(subjects.uscc, uscc));
  return found as SubjectRow;
}

const known = (uscc: string) =>
  refused(
    `${uscc} is registered already; changeSubject changes it`,
    `${uscc} 已登记，请使用 changeSubject 办理变更`,
  );

const refused = (why: string, whyZh: string) => new HubError('REGISTRATION_REFUSED', { why, whyZh });
