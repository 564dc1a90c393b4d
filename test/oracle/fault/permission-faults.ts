// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what is replaced is the text of a source.

import type { SeededFault } from './seeded-fault.ts';

/** In deciding what a caller may see, and in masking it. */
export const PERMISSION_FAULTS: readonly SeededFault[] = [
  {
    name: 'a weaker mask: what shows nothing is shown',
    file: 'src/permission/mask.ts',
    from: 'return SHOWN[mask](value) ?? HIDDEN_PART;',
    to: 'return SHOWN[mask](value) ?? value;',
  },
  {
    name: 'a weaker mask: two characters of a name',
    file: 'src/permission/mask.ts',
    from: 'return first + HIDDEN_PART;',
    to: 'return first + rest[0] + HIDDEN_PART;',
  },
  {
    name: 'the mask of a source’s grant is ignored',
    file: 'src/permission/decide.ts',
    from: '[{ scope: { ...grant.scope, source: grant.owner }, mask: grant.mask, rule }]',
    to: '[{ scope: { ...grant.scope, source: grant.owner }, mask: null, rule }]',
  },
  {
    name: 'the scope of a steward’s grant is dropped',
    file: 'src/permission/decide.ts',
    from: 'scope: { ...EVERYWHERE, ...grant.scope }',
    to: 'scope: EVERYWHERE',
  },
  {
    name: 'what a purpose excludes is ignored',
    file: 'src/permission/decide.ts',
    from: 'if (isExcluded(coordinate, asking.purpose, policy)) {',
    to: 'if (false) {',
  },
  {
    name: 'the last day of a grant is ignored',
    file: 'src/permission/grant.ts',
    from: 'validFrom <= today && today <= validTo',
    to: 'validFrom <= today',
  },
  {
    name: 'the application of a grant is ignored',
    file: 'src/permission/decide.ts',
    from: '(grant.client === null || grant.client === principal.client)',
    to: 'true',
  },
  {
    name: 'the purpose of a grant is ignored',
    file: 'src/permission/decide.ts',
    from: 'grant.purpose === purpose &&',
    to: '',
  },
  {
    name: 'own records are those of every source',
    file: 'src/permission/decide.ts',
    from: 'scope: ofSource(department), mask: null',
    to: 'scope: EVERYWHERE, mask: null',
  },
  {
    name: 'a masked allowance comes before a whole one',
    file: 'src/permission/decide.ts',
    from: 'for (const isMasked of [false, true]) {',
    to: 'for (const isMasked of [true, false]) {',
  },
  {
    name: 'what is withheld is denied, and so known to exist',
    file: 'src/permission/decide.ts',
    from: "return settled(own, { outcome: 'HIDDEN', rule: 'class WITHHELD' });",
    to: "return settled(own, { outcome: 'DENIED', rule: 'class WITHHELD' });",
  },
  {
    name: 'an unconfirmed policy is gone by',
    file: 'src/permission/decide.ts',
    from: 'if (!policy.isConfirmed && !isAnybodys)',
    to: 'if (false)',
  },
  {
    name: 'a revoked grant still holds',
    file: 'src/sharing/policy.ts',
    from: '.from(grants).where(isNull(grants.revokedAt)).orderBy(asc(grants.id));',
    to: '.from(grants).orderBy(asc(grants.id));',
  },
];
