-- What PostGraphile serves: the tables of the four views with the row rules of a department that is nobody's source
-- (administrative-approval), and the relations that the hub's views do not have, told by smart tags.
create schema if not exists bench;

create or replace view bench.subjects as
  select 'USCC:' || uscc as subject_key, uscc, name, kind, status, entity_type, established_on, business_scope,
    registered_capital, industry_code, division_code, address, registration_authority_name, asserted_at
  from subject.subjects;
comment on view bench.subjects is E'@primaryKey uscc\n@unique subject_key';

comment on column bench.subjects.subject_key is '@notNull';

create or replace view bench.dossiers as
  select subject_key, risk_class, risk_class_since from credit.dossiers;
comment on view bench.dossiers is
  E'@primaryKey subject_key\n@foreignKey (subject_key) references bench.subjects (subject_key)|@foreignSingleFieldName credit';

create or replace view bench.abnormal_listings as
  select id, subject_key, reason, decision_number, listed_on, removed_on
  from credit.abnormal_listings
  where listed_on <= (now() at time zone 'Asia/Shanghai')::date and repair_number is null;
comment on view bench.abnormal_listings is
  E'@primaryKey id\n@foreignKey (subject_key) references bench.dossiers (subject_key)|@foreignSimpleFieldName abnormalListings|@backwardBehavior +list -connection';

create or replace view bench.serious_violation_listings as
  select id, subject_key, ground, listed_on, ends_on
  from credit.serious_violation_listings
  where listed_on <= (now() at time zone 'Asia/Shanghai')::date
    and ends_on >= (now() at time zone 'Asia/Shanghai')::date
    and (state = 'IN_FORCE'
      or (state = 'REMOVED' and removed_on > (now() at time zone 'Asia/Shanghai')::date));
comment on view bench.serious_violation_listings is
  E'@primaryKey id\n@foreignKey (subject_key) references bench.dossiers (subject_key)|@foreignSimpleFieldName seriousViolationListings|@backwardBehavior +list -connection';

create or replace view bench.annual_reports as
  select subject_key, year, due_on, on_time from credit.annual_reports;
comment on view bench.annual_reports is
  E'@primaryKey subject_key,year\n@foreignKey (subject_key) references bench.dossiers (subject_key)|@foreignSimpleFieldName annualReports|@backwardBehavior +list -connection';

create or replace view bench.licenses as
  select id, subject_key, decision_number, license_name, decided_on, valid_to, authority_name, status
  from license_notification.licenses;
comment on view bench.licenses is
  E'@primaryKey id\n@foreignKey (subject_key) references bench.subjects (subject_key)|@foreignFieldName licenses';

create or replace view bench.notices as
  select id, subject_key, state, pushed_at, claim_due_on, claimed_at from license_notification.notices;
comment on view bench.notices is
  E'@primaryKey id\n@foreignKey (subject_key) references bench.subjects (subject_key)|@foreignFieldName licenseNotifications';

create or replace view bench.penalties as
  select id, subject_key, decision_number, violation, categories, content, fine_amount, decided_on, publicity_ends_on
  from penalty_disclosure.disclosures
  where state = 'PUBLISHED' and publicity_ends_on >= (now() at time zone 'Asia/Shanghai')::date;
comment on view bench.penalties is
  E'@primaryKey id\n@foreignKey (subject_key) references bench.subjects (subject_key)|@foreignFieldName penalties';
