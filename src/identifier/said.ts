import { HubError } from '../errors.ts';
import { scrubCitizenIds } from './citizen-id.ts';

/** A reason or number as somebody gives it: without blanks about it and without citizens' numbers; ARGUMENT_INVALID where there is none. */
export function said(argument: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new HubError('ARGUMENT_INVALID', { argument, why: 'it is blank' });
  return scrubCitizenIds(trimmed);
}
