import { demoRegion } from '../../src/demo/region.ts';
import type { PolicySnapshot } from '../../src/permission/policy.ts';
import { grantOf } from '../../src/sharing/policy.ts';
import type { GrantRow } from '../../src/sharing/record.ts';
import { DEMO_TEST_SEED } from '../kit/demo-moment.ts';

/** What decisions in the demo region rest on, made without a database; grants that were taken back among them. */
export function policyOfDemo(): PolicySnapshot {
  const region = demoRegion(DEMO_TEST_SEED);
  const sources = new Map<string, Set<string>>();
  for (const { type, department } of region.sources) {
    sources.set(type, (sources.get(type) ?? new Set()).add(department));
  }
  const blank = { client: null, division: null, industry: null, directory: null, mask: null };
  return {
    version: '1',
    isConfirmed: true,
    departments: new Map(region.departments.map((department) => [department.id, department])),
    purposes: new Map(
      region.purposes.map((purpose) => [purpose.id, { ...purpose, excludes: purpose.excludes ?? [] }]),
    ),
    grants: region.grants.map((grant) => grantOf({ ...blank, ...grant } as GrantRow)),
    sources,
    revokedClients: new Set(),
  };
}
