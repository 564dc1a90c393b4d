import { type Asking, department, keyOfCode, type Resolvers, refused, sorted } from './asking.ts';
import { pageOf, said } from './page.ts';
import { liesIn } from './shown.ts';
import type { AnyRow } from './tables.ts';

const SORTS: Readonly<Record<string, { keys: string[]; down: boolean }>> = {
  USCC_ASC: { keys: ['uscc'], down: false },
  USCC_DESC: { keys: ['uscc'], down: true },
  ASSERTED_AT_ASC: { keys: ['assertedAt', 'uscc'], down: false },
  ASSERTED_AT_DESC: { keys: ['assertedAt', 'uscc'], down: true },
};

const REPRESENTATIVE = 'Subject.legalRepresentative';

/** The scopes in which a filter may read it; null where it may everywhere. */
function scopesOfUse({ verdictOf }: Asking) {
  const verdict = verdictOf(REPRESENTATIVE);
  if (verdict === null || verdict.outcome === 'FULL') return null;
  return (verdict.allows ?? []).filter(({ mask }) => mask === null).map(({ scope }) => scope);
}

export const SUBJECT_RESOLVERS: Resolvers = {
  'Query.subject': (_, { uscc }, { tables }) => {
    const key = keyOfCode(uscc);
    return tables.subjects.find((subject) => `USCC:${subject.uscc}` === key) ?? null;
  },

  'Query.subjects': (_, { filter, sort, ...args }, asking) => {
    const { tables } = asking;
    const { name, usccIn, kind, status, industryPrefix, divisionPrefix, directory, legalRepresentative } =
      filter ?? {};
    if (name != null && name.trim() === '') throw refused('ARGUMENT_INVALID');
    const codes: string[] | undefined = usccIn?.map(keyOfCode);
    const scopes = scopesOfUse(asking);
    const hasName = (row: AnyRow) =>
      row.legalRepresentative === legalRepresentative &&
      (scopes === null || scopes.some((scope) => liesIn(scope, row, { type: 'Subject', tables })));
    const rows = tables.subjects.filter(
      (row) =>
        (name == null || row.name.includes(name)) &&
        (codes == null || codes.includes(`USCC:${row.uscc}`)) &&
        (kind == null || row.kind === kind) &&
        (status == null || row.status === status) &&
        (industryPrefix == null || (row.industryCode ?? '-').startsWith(industryPrefix)) &&
        (divisionPrefix == null || (row.divisionCode ?? '-').startsWith(divisionPrefix)) &&
        (directory == null || directoriesOf(row, asking).some(({ id }) => id === directory)) &&
        (legalRepresentative == null || hasName(row)),
    );
    // Where it may read is part of what a filter by it means.
    const read = legalRepresentative == null ? {} : { scopes };
    const { keys, down } = SORTS[sort] as { keys: string[]; down: boolean };
    return pageOf(
      { coordinate: 'Query.subjects', filter: { ...said(filter), ...read }, sort, keys, down, rows },
      args,
      asking,
    );
  },

  'Query.subjectsByCode': (_, { codes }, asking) => codes.map((code: string) => lookedUp(code, asking)),

  'Query.directories': (_, _args, { tables }) => sorted(tables.directories, ['id']),

  // A code of which registration knows nothing is a subject with nothing but its code.
  'Subject.directories': (row, _args, asking) => (row.isUnknown ? null : directoriesOf(row, asking)),
  'Subject.successor': ({ successorUscc }, _args, { tables }) =>
    tables.subjects.find(({ uscc }) => successorUscc != null && uscc === successorUscc) ?? null,
  'Subject.predecessors': (row, _args, { tables }) =>
    row.isUnknown
      ? null
      : sorted(
          tables.subjects.filter(({ successorUscc }) => successorUscc === row.uscc),
          ['uscc'],
        ),
  'Subject.source': (row) => department(row.source ?? null),
  'Subject.registrationAuthority': (row) => department(row.registrationAuthority ?? null),
  'Directory.owner': (row) => department(row.owner),
  'Directory.memberCount': ({ id }, _args, { tables }) =>
    tables.directoryMembers.filter(({ directoryId }) => directoryId === id).length,
};

const directoriesOf = ({ uscc }: AnyRow, { tables }: Asking): AnyRow[] => {
  const member = tables.directoryMembers.filter((one) => one.uscc === uscc);
  return sorted(
    tables.directories.filter(({ id }) => member.some(({ directoryId }) => directoryId === id)),
    ['id'],
  );
};

/** What is wrong with a code that is none, by hand: the check itself is not of what is proved here. */
export const MALFORMED_CODES: Readonly<Record<string, string>> = {
  '12345': 'it has 5 characters where 18 are expected',
  '91610902****00****': 'it is masked',
};

function lookedUp(code: string, { tables }: Asking): AnyRow {
  const answer = { code, state: 'UNKNOWN', subject: null, successor: null, why: null };
  const why = MALFORMED_CODES[code];
  if (why !== undefined) return { ...answer, state: 'MALFORMED', why };
  const of = (uscc: string) => tables.subjects.find((subject) => subject.uscc === uscc) ?? null;
  const found = of(code);
  if (found === null) return answer;
  if (found.successorUscc === null) return { ...answer, state: 'FOUND', subject: found };
  return { ...answer, state: 'SUCCEEDED', subject: of(found.successorUscc), successor: found.successorUscc };
}
