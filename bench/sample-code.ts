import { built } from './built.ts';

const { organisationCheckCharacter, usccCheckCharacter } =
  await built<typeof import('../src/identifier/uscc.ts')>('identifier/uscc');

const MILLION = 1_000_000;
const LETTERS = 'ABCDEFGHJKLMNPQ';

/** A valid code of an enterprise for each number below fifteen million. */
export function sampleCode(number: number): string {
  const letter = LETTERS.charAt(Math.floor(number / MILLION));
  const organisation = `M${letter}${String(number % MILLION).padStart(6, '0')}`;
  const first17 = `91610902${organisation}${organisationCheckCharacter(organisation)}`;
  return first17 + usccCheckCharacter(first17);
}
