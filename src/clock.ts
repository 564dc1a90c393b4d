/** One instant of the hub's clock: `now` as an instant, `today` as the civil date in Asia/Shanghai. */
export interface Moment {
  readonly now: Date;
  /** `YYYY-MM-DD` in Asia/Shanghai, the zone in which every legal period of the domain is counted. */
  readonly today: string;
}

export type Clock = () => Moment;

// China has kept UTC+8 without daylight saving since 1991; no record of the hub is older.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export function momentAt(now: Date): Moment {
  return { now, today: new Date(now.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10) };
}

export const systemClock: Clock = () => momentAt(new Date());

/** RFC 3339 with the offset of Asia/Shanghai: `2026-04-30T08:00:00.000+08:00`. */
export function toShanghaiTime(instant: Date): string {
  return `${new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, -1)}+08:00`;
}
