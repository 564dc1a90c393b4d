import { HubError } from '../../../errors.ts';
import { LONGEST, type Registration } from '../registration.ts';
import type { RegistrationChangeInput } from './input-type.ts';

type Told = Partial<Registration>;

/** What an input says, blanks trimmed away; ARGUMENT_INVALID where a file that said so would be refused. */
export function checkedRegistration(input: RegistrationChangeInput): Told {
  const told: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined || key === 'uscc') continue;
    told[key] = typeof value === 'string' ? checkedText(key, value) : value;
  }
  for (const key of ['name', 'status'] as const) {
    if (key in told && told[key] == null) throw invalid(key, 'it cannot be taken away', '不得为空');
  }
  if (told.status === 'CANCELLED') {
    throw invalid('status', 'cancelSubject says when, and who follows', '注销请使用 cancelSubject 办理');
  }
  return told as Told;
}

function checkedText(key: string, value: string): string | null {
  const text = value.trim();
  const max = LONGEST[key as keyof typeof LONGEST] ?? Number.POSITIVE_INFINITY;
  if (text.length > max) {
    throw invalid(
      key,
      `it has ${text.length} characters, and the most is ${max}`,
      `长度为 ${text.length} 字，上限为 ${max} 字`,
    );
  }
  // PostgreSQL stores no NUL in text; U+FFFD is what could not be decoded.
  if (text.includes('\0') || text.includes('\uFFFD')) {
    throw invalid(key, 'it holds a character that is not text', '含有无法识别的字符');
  }
  return text === '' ? null : text;
}

const invalid = (key: string, why: string, whyZh: string) =>
  new HubError('ARGUMENT_INVALID', { argument: `input.${key}`, why, whyZh });
