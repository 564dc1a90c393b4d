import { HubError } from '../../../errors.ts';
import { checkUscc } from '../../../identifier/uscc.ts';
import {
  type DisclosureRow,
  endOfPublicity,
  exemptionOf,
  type PenaltyInput,
  penaltyRecord,
} from '../record.ts';
import { type Acting, type Deed, perform } from './perform.ts';

type Corrected =
  | 'counterpartName'
  | 'counterpartUscc'
  | 'violation'
  | 'facts'
  | 'basis'
  | 'categoriesText'
  | 'content'
  | 'fineAmount'
  | 'confiscatedAmount'
  | 'licenseActedOn'
  | 'remark'
  | 'severity'
  | 'publicityEndsOn'
  | 'isMinor';

/** What is put right; what is not given stays. The number and the date of a decision are its identity and stay too. */
export type Correction = { readonly [K in Corrected]?: PenaltyInput[K] | undefined };

/**
 * The next version of a decision under its number (更正). What it now says may exempt it, or exempt it no longer: then
 * it is DECIDED, and published by whoever answers for it.
 */
export const correctDisclosure = (
  acting: Acting,
  id: string,
  correction: Correction,
): Promise<DisclosureRow> =>
  perform(acting, {
    id,
    kind: 'CORRECT',
    given: correction,
    deed: (row) => {
      const changed = corrected(row, correction, acting);
      const isChanged = Object.entries(changed).some(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(row[name as keyof DisclosureRow]),
      );
      if (!isChanged) {
        throw new HubError('ACT_REFUSED', { why: 'it says so already', whyZh: '更正内容与现有记录一致' });
      }
      return { changed, reason: Object.keys(correction).join(', ') };
    },
  });

function corrected(row: DisclosureRow, correction: Correction, { moment }: Acting): Deed['changed'] {
  const isPerson = row.counterpartCategory === 'NATURAL_PERSON';
  const { counterpartUscc } = correction;
  if (counterpartUscc != null && checkUscc(counterpartUscc).state !== 'VALID') {
    throw new HubError('USCC_INVALID', { uscc: counterpartUscc, why: 'a correction names a certain code' });
  }
  if (isPerson && counterpartUscc != null) {
    throw new HubError('ARGUMENT_INVALID', {
      argument: 'input.counterpartUscc',
      why: 'the counterpart is a natural person, who has none',
    });
  }
  const input: PenaltyInput = {
    ...row,
    counterpartName: (isPerson ? row.naturalPersonName : row.counterpartName) ?? '',
    ...given(correction),
    moment,
    // Nobody’s identity is worked out anew by it: a person’s key is kept, and others have their code.
    hashKey: '',
  };
  const made = penaltyRecord(input);
  const { severity } = made;
  const { decidedOn, regime, procedure } = row;
  const kept = correction.severity == null && correction.publicityEndsOn == null;
  const exemption = exemptionOf({ procedure, isMinor: input.isMinor ?? false, severity, regime });
  const isChosen = row.state === 'PUBLISHED' && row.exemption === 'MINOR_SEVERITY';
  const isExempt = exemption !== null && !(exemption === 'MINOR_SEVERITY' && isChosen);
  return {
    ...textsOf(made),
    subjectKey: counterpartUscc == null ? row.subjectKey : made.subjectKey,
    severity,
    publicityEndsOn: kept
      ? row.publicityEndsOn
      : endOfPublicity(correction.publicityEndsOn ?? null, { decidedOn, severity, regime }),
    isMinor: input.isMinor ?? false,
    exemption,
    state: isExempt ? 'EXEMPT' : row.state === 'EXEMPT' ? 'DECIDED' : row.state,
  };
}

const given = (correction: Correction) =>
  Object.fromEntries(Object.entries(correction).filter(([, value]) => value != null));

function textsOf(made: ReturnType<typeof penaltyRecord>): Deed['changed'] {
  const { counterpartName, naturalPersonName, counterpartUscc, violation, facts, basis, categories } = made;
  const { categoriesText, content, fineAmount, confiscatedAmount, licenseActedOn, remark } = made;
  const texts = {
    ...{ counterpartName, naturalPersonName, counterpartUscc, violation, facts, basis, categories },
    ...{ categoriesText, content, fineAmount, confiscatedAmount, licenseActedOn, remark },
  };
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value ?? null]));
}
