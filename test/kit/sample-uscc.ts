import { organisationCheckCharacter, usccCheckCharacter } from '../../src/identifier/uscc.ts';

/** A valid code of an enterprise in Hanbin District; another one for another number. */
export function sampleUscc(number: number): string {
  const organisation = `MA${String(number).padStart(6, '0')}`;
  const first17 = `91610902${organisation}${organisationCheckCharacter(organisation)}`;
  return first17 + usccCheckCharacter(first17);
}
