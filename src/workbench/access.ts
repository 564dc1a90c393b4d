/** What comes of one place of an answer, or would come of it. */
export interface Access {
  /** `subjects.nodes.*.phone` */
  readonly at: string;
  /** `Subject.phone` */
  readonly coordinate: string;
  /** The argument or input field that reads it; null where the field itself is selected. */
  readonly input: string | null;
  readonly kind: AccessKind;
  /** How a value is masked that lies in no scope; null where it is not. */
  readonly mask: string | null;
  readonly rule: string | null;
  /** Department id of the owner. */
  readonly owner: string | null;
  readonly shareClass: string | null;
  readonly scopes: readonly Scope[];
}

export type AccessKind = 'FULL' | 'MASKED' | 'SCOPED' | 'DENIED' | 'HIDDEN' | 'UNCONFIRMED';

/** For which records more is shown. */
export interface Scope {
  readonly rule: string;
  readonly mask: string | null;
  /** Where the hub says it: source department, division, industry, directory. */
  readonly where: readonly (readonly [part: string, value: string])[];
}

const KINDS: readonly string[] = ['FULL', 'MASKED', 'SCOPED', 'DENIED', 'HIDDEN'];
const SCOPE_PARTS = ['source', 'division', 'industry', 'directory'];

/** Reads an entry of `errors[].extensions`, of `extensions.sharing` or of `explainAccess`; `kind` where it says none itself. */
export function accessOf(value: unknown, kind: AccessKind = 'DENIED'): Access {
  const found = record(value);
  const told = text(found.access);
  return {
    at: text(found.at) ?? '?',
    coordinate: text(found.coordinate) ?? '?',
    input: text(found.input),
    kind: told !== null && KINDS.includes(told) ? (told as AccessKind) : kind,
    mask: text(found.mask),
    rule: text(found.rule),
    owner: text(found.owner),
    shareClass: text(found.shareClass),
    scopes: list(found.scopes).map(scopeOf),
  };
}

function scopeOf(value: unknown): Scope {
  const found = record(value);
  const where = SCOPE_PARTS.flatMap((part) => {
    const given = text(found[part]);
    return given === null ? [] : [[part, given] as const];
  });
  return { rule: text(found.rule) ?? '?', mask: text(found.mask), where };
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
