import { ASKING_ERRORS } from './catalogue/asking-errors.ts';
import { DEPARTMENTS_ERRORS } from './catalogue/departments-errors.ts';
import type { ErrorEntry } from './catalogue/error-entry.ts';
import { INTAKE_ERRORS } from './catalogue/intake-errors.ts';
import { LIFECYCLE_ERRORS } from './catalogue/lifecycle-errors.ts';
import { MUTATION_ERRORS } from './catalogue/mutation-errors.ts';
import { NOTICE_ERRORS } from './catalogue/notice-errors.ts';
import { OPERATION_ERRORS } from './catalogue/operation-errors.ts';
import { REGISTRATION_ERRORS } from './catalogue/registration-errors.ts';
import { REQUEST_ERRORS } from './catalogue/request-errors.ts';
import { RUNNING_ERRORS } from './catalogue/running-errors.ts';
import { SANCTION_ERRORS } from './catalogue/sanction-errors.ts';

/**
 * The one catalogue of errors that may reach a caller: code, HTTP status, and a text that is safe to show,
 * in English and Chinese, saying what is wrong and what to do. `{name}` is filled from the error's values,
 * which come from the caller's own input or from public configuration, never from the inside.
 */
const CATALOGUE = {
  ...ASKING_ERRORS,
  ...OPERATION_ERRORS,
  ...DEPARTMENTS_ERRORS,
  ...MUTATION_ERRORS,
  ...REQUEST_ERRORS,
  ...SANCTION_ERRORS,
  ...LIFECYCLE_ERRORS,
  ...REGISTRATION_ERRORS,
  ...NOTICE_ERRORS,
  ...INTAKE_ERRORS,
  ...RUNNING_ERRORS,
};

export type ErrorCode = keyof typeof CATALOGUE;

export const ERROR_CODES = Object.keys(CATALOGUE) as ErrorCode[];

export const errorEntry = (code: ErrorCode): ErrorEntry => CATALOGUE[code];

/** An error from the catalogue. `message` is safe for the caller; `cause` is for the log alone. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly status: number;
  readonly messageZh: string;

  constructor(
    readonly code: ErrorCode,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(fill(CATALOGUE[code].en, values), options);
    this.status = CATALOGUE[code].status;
    // A reason may be given in both languages; `whyZh` is the Chinese of `why`.
    this.messageZh = fill(CATALOGUE[code].zh, { ...values, why: values.whyZh ?? values.why ?? '' });
  }
}

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
