import type { Sql } from 'postgres';
import type { RandomPolicy } from './random-policy.ts';

/** Puts a policy in the place of the one before. */
export async function writePolicy(sql: Sql, policy: RandomPolicy): Promise<void> {
  await sql.begin(async (at) => {
    for (const statement of statementsOf(policy)) await at.unsafe(statement);
  });
}

/** As SQL, which is also how a policy is printed. */
export function statementsOf({ purposes, sources, grants }: RandomPolicy): string[] {
  return [
    'delete from sharing.grants',
    'delete from sharing.purposes',
    'delete from sharing.sources',
    ...purposes.map(
      ({ id, excludes }) =>
        `insert into sharing.purposes (id, name, english_name, legal_basis, case_number_required, excludes, asserted_at) values (${values([id, id, id, 'x', false, excludes])}, now())`,
    ),
    ...sources.map(
      (source) =>
        `insert into sharing.sources (department, type, asserted_at) values (${values([source.department, source.type])}, now())`,
    ),
    ...grants.map(
      (grant) =>
        `insert into sharing.grants (id, owner, grantee, client, purpose, coordinates, division, industry, directory, mask, valid_from, valid_to, basis, revoked_at, revoked_because, asserted_at) values (${values(
          [
            grant.id,
            grant.owner,
            grant.grantee,
            grant.client,
            grant.purpose,
            grant.coordinates,
            grant.division,
            grant.industry,
            grant.directory,
            grant.mask,
            grant.validFrom,
            grant.validTo,
            'x',
          ],
        )}, ${grant.isRevoked ? "now(), 'x'" : 'null, null'}, now())`,
    ),
  ];
}

type Value = string | boolean | null | readonly string[];

const values = (each: readonly Value[]): string => each.map(literal).join(', ');

function literal(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return `array[${value.map(literal).join(', ')}]::text[]`;
}
