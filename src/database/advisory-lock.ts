/**
 * Advisory locks of PostgreSQL are two integers that anybody may use: the first says that the hub does, the
 * second what for. They hold within one database.
 */
export const ADVISORY_LOCK = {
  family: 0x687562, // 'hub'
  serve: 1,
  migrate: 2,
  /** A version of the item catalogue is being put in. */
  catalogue: 3,
  /** A family beside it, whose second integers are hashes of the consumers' names. */
  consumers: 0x687563, // 'huc'
  /** The same, with hashes of batches that are being taken in. */
  intake: 0x687569, // 'hui'
  /** The same, with hashes of departments that report how many decisions they took. */
  counts: 0x687564, // 'hud'
} as const;
