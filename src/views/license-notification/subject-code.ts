import { HubError } from '../../errors.ts';
import { checkUscc } from '../../identifier/uscc.ts';

/** The subject key of a code that a caller gives. Throws USCC_INVALID. */
export function subjectKeyOfCode(uscc: string): string {
  const check = checkUscc(uscc);
  if (check.state === 'VALID') return `USCC:${check.uscc}`;
  throw new HubError('USCC_INVALID', {
    uscc,
    why: check.state === 'INVALID' ? check.why : 'a masked code or the placeholder names nobody',
  });
}
