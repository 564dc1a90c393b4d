import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';

const sql = postgres(process.env.BENCH_DATABASE_URL ?? '', {
  max: Number(process.env.BENCH_POOL),
  connection: { TimeZone: 'Asia/Shanghai' },
});
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const today = () => new Date(Date.now() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

// What a programmer would write who knows the tables, asks nobody's leave and keeps no record: the limit.
const one = (uscc: string) => sql<{ answer: string }[]>`
  select json_build_object(
    'uscc', s.uscc, 'name', s.name, 'kind', s.kind, 'status', s.status, 'entityType', s.entity_type,
    'establishedOn', s.established_on, 'businessScope', s.business_scope,
    'registeredCapital', (s.registered_capital / 100.0)::numeric(20, 2)::text,
    'industryCode', s.industry_code, 'divisionCode', s.division_code, 'address', s.address,
    'registrationAuthorityName', s.registration_authority_name, 'assertedAt', s.asserted_at,
    'credit', (
      select json_build_object(
        'riskClass', d.risk_class, 'riskClassSince', d.risk_class_since,
        'abnormalListings', (
          select coalesce(json_agg(json_build_object('id', id, 'reason', reason,
            'decisionNumber', decision_number, 'listedOn', listed_on, 'removedOn', removed_on)), '[]')
          from (
            select * from credit.abnormal_listings
            where subject_key = d.subject_key and listed_on <= ${today()}::date and repair_number is null
            order by listed_on desc, id desc limit 200
          ) as listing),
        'seriousViolationListings', (
          select coalesce(json_agg(json_build_object('id', id, 'ground', ground, 'listedOn', listed_on,
            'endsOn', ends_on)), '[]')
          from (
            select * from credit.serious_violation_listings
            where subject_key = d.subject_key and listed_on <= ${today()}::date and ends_on >= ${today()}::date
              and (state = 'IN_FORCE' or (state = 'REMOVED' and removed_on > ${today()}::date))
            order by listed_on desc, id desc limit 200
          ) as listing),
        'annualReports', (
          select coalesce(json_agg(json_build_object('year', year, 'dueOn', due_on, 'onTime', on_time)), '[]')
          from (
            select * from credit.annual_reports where subject_key = d.subject_key order by year desc limit 200
          ) as report))
      from credit.dossiers d where d.subject_key = 'USCC:' || s.uscc),
    'licenses', json_build_object('nodes', (
      select coalesce(json_agg(json_build_object('id', id, 'decisionNumber', decision_number,
        'licenseName', license_name, 'decidedOn', decided_on, 'validTo', valid_to,
        'authorityName', authority_name, 'status', status)), '[]')
      from (
        select * from license_notification.licenses where subject_key = 'USCC:' || s.uscc
        order by decided_on desc, id desc limit 10
      ) as license)),
    'licenseNotifications', json_build_object('nodes', (
      select coalesce(json_agg(json_build_object('id', id, 'state', state, 'pushedAt', pushed_at,
        'claimDueOn', claim_due_on, 'claimedAt', claimed_at)), '[]')
      from (
        select * from license_notification.notices where subject_key = 'USCC:' || s.uscc
        order by pushed_at desc, id desc limit 10
      ) as notice)),
    'penalties', json_build_object('nodes', (
      select coalesce(json_agg(json_build_object('id', id, 'decisionNumber', decision_number,
        'violation', violation, 'categories', categories, 'content', content,
        'fineAmount', (fine_amount / 100.0)::numeric(20, 2)::text, 'decidedOn', decided_on,
        'publicityEndsOn', publicity_ends_on)), '[]')
      from (
        select * from penalty_disclosure.disclosures
        where subject_key = 'USCC:' || s.uscc and state = 'PUBLISHED' and publicity_ends_on >= ${today()}::date
        order by decided_on desc, id desc limit 10
      ) as penalty))
  )::text as answer
  from subject.subjects s where s.uscc = ${uscc}`;

const page50 = (after: string) => sql<{ answer: string }[]>`
  with page as materialized (
    select * from subject.subjects where uscc > ${after} order by uscc limit 51
  )
  select json_build_object(
    'nodes', (
      select coalesce(json_agg(json_build_object(
        'uscc', s.uscc, 'name', s.name, 'kind', s.kind, 'status', s.status,
        'establishedOn', s.established_on, 'industryCode', s.industry_code,
        'credit', (
          select json_build_object('riskClass', d.risk_class, 'annualReports', (
            select coalesce(json_agg(json_build_object('year', year, 'onTime', on_time)), '[]')
            from (
              select * from credit.annual_reports where subject_key = d.subject_key order by year desc limit 200
            ) as report))
          from credit.dossiers d where d.subject_key = 'USCC:' || s.uscc),
        'licenses', json_build_object('nodes', (
          select coalesce(json_agg(json_build_object('id', id, 'decisionNumber', decision_number,
            'validTo', valid_to, 'status', status)), '[]')
          from (
            select * from license_notification.licenses where subject_key = 'USCC:' || s.uscc
            order by decided_on desc, id desc limit 3
          ) as license)),
        'licenseNotifications', json_build_object('nodes', (
          select coalesce(json_agg(json_build_object('id', id, 'state', state, 'claimDueOn', claim_due_on)), '[]')
          from (
            select * from license_notification.notices where subject_key = 'USCC:' || s.uscc
            order by pushed_at desc, id desc limit 3
          ) as notice)),
        'penalties', json_build_object('nodes', (
          select coalesce(json_agg(json_build_object('id', id, 'decisionNumber', decision_number,
            'fineAmount', (fine_amount / 100.0)::numeric(20, 2)::text, 'decidedOn', decided_on)), '[]')
          from (
            select * from penalty_disclosure.disclosures
            where subject_key = 'USCC:' || s.uscc and state = 'PUBLISHED' and publicity_ends_on >= ${today()}::date
            order by decided_on desc, id desc limit 3
          ) as penalty))
      )), '[]')
      from (select * from page order by uscc limit 50) as s),
    'pageInfo', json_build_object('hasNextPage', (select count(*) > 50 from page))
  )::text as answer`;

const server = createServer(async (request, response) => {
  const [, question, key = ''] = (request.url ?? '').split('/');
  try {
    const [row] = question === 'one' ? await one(key) : await page50(key);
    response.setHeader('content-type', 'application/json');
    response.end(`{"data":{"${question === 'one' ? 'subject' : 'subjects'}":${row?.answer ?? 'null'}}}`);
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
