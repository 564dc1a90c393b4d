import { type Seat, seatOf } from './seat.ts';

/** Who the page's user is to the hub. A token is held in memory alone: never in storage, never in an address. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'department'; readonly department: string; readonly seat: Seat }
  | { readonly kind: 'pasted'; readonly token: string };

/** Where a request gets its token from. */
export interface Tokens {
  /** The token to send now, renewed when it is about to expire; `null` for an anonymous caller. */
  current(): Promise<string | null>;
  /** Drops the token that the hub refused. Answers whether another one can be had. */
  refused(): boolean;
}

interface Issued {
  readonly token: string;
  readonly renewAt: number;
}

/** A query may run for a while after it was sent; a token with less than this left is not worth sending. */
const SPARE_SECONDS = 30;

export function tokensOf(identity: Identity): Tokens {
  if (identity.kind === 'department') return departmentTokens(identity.department, identity.seat);
  const token = identity.kind === 'pasted' ? identity.token : null;
  return { current: async () => token, refused: () => false };
}

/** Tokens for whoever the page acts as; those of a department, role and person are kept while others are played. */
export function tokenKeeper(): (identity: Identity) => Tokens {
  const kept = new Map<string, Tokens>();
  return (identity) => {
    if (identity.kind !== 'department') return tokensOf(identity);
    const { role, person } = seatOf(identity.seat);
    const who = JSON.stringify([identity.department, role, person]);
    const tokens = kept.get(who) ?? tokensOf(identity);
    kept.set(who, tokens);
    return tokens;
  };
}

function departmentTokens(department: string, seat: Seat): Tokens {
  let issued: Promise<Issued> | null = null;
  const renew = () => {
    const asked = issueToken(department, seat);
    issued = asked;
    // A failure is told to those who waited for it; the next request asks again.
    asked.catch(() => {
      if (issued === asked) issued = null;
    });
    return asked;
  };
  return {
    async current() {
      const latest = issued ?? renew();
      const held = await latest;
      if (Date.now() < held.renewAt) return held.token;
      // Of several that waited for the same token, the first renews it for all.
      return (await (issued === latest || !issued ? renew() : issued)).token;
    },
    refused() {
      issued = null;
      return true;
    },
  };
}

async function issueToken(department: string, seat: Seat): Promise<Issued> {
  const { role, person } = seatOf(seat);
  const response = await fetch('/workbench/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ department, role, ...(person !== null && { person }) }),
  }).catch(() => null);
  const answer: unknown = response?.ok ? await response.json().catch(() => null) : null;
  if (!isTokenAnswer(answer)) {
    const why = response ? `HTTP ${response.status}` : '无响应 no answer';
    throw new Error(
      `无法以“${department}”身份取得令牌（${why}），请稍后重试或改选部门。 ` +
        `No token for "${department}" (${why}). Try again, or choose another department.`,
    );
  }
  const lifetime = answer.expires_in;
  const usable = lifetime - Math.min(SPARE_SECONDS, lifetime / 2);
  return { token: answer.access_token, renewAt: Date.now() + usable * 1000 };
}

function isTokenAnswer(value: unknown): value is { access_token: string; expires_in: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { access_token: token, expires_in: lifetime } = value as Record<string, unknown>;
  return typeof token === 'string' && typeof lifetime === 'number';
}
