import { type ErrorCode, HubError } from '../../errors.ts';

/** What a view on a server of its own says of an error: enough for the gateway to say it again in its own words. */
export interface WireExtensions {
  readonly code: ErrorCode;
  readonly values: HubError['values'];
}

export const wireExtensions = ({ code, values }: HubError): WireExtensions => ({ code, values });

/**
 * What a view has to say to a caller: that an argument of a field is wrong, or why nothing was changed. The rest is
 * the hub's to say.
 */
const SAID_BY_VIEWS: readonly ErrorCode[] = [
  'ARGUMENT_INVALID',
  'CURSOR_INVALID',
  'USCC_INVALID',
  'YEAR_NOT_LOADED',
  'ROLE_NEEDED',
  'PERSON_NEEDED',
  'RECORD_NOT_YOURS',
  'RECORD_STATE',
  'REPAIR_TOO_EARLY',
  'ACT_REFUSED',
];

/**
 * The error of the catalogue that the extensions of a view's error stand for. Its text is made anew from the
 * catalogue, so that a server's own words never pass for the hub's. Undefined for everything else.
 */
export function readWireError(extensions: Readonly<Record<string, unknown>>): HubError | undefined {
  const { code: told, values } = extensions;
  const code = SAID_BY_VIEWS.find((known) => known === told);
  return code !== undefined && isValues(values) ? new HubError(code, values) : undefined;
}

const isValues = (values: unknown): values is HubError['values'] =>
  typeof values === 'object' &&
  values !== null &&
  Object.values(values).every((value) => typeof value === 'string' || typeof value === 'number');
