// Long enough for what most requests are, and a small part of the lease in which changes have to be heard.
const LONGEST_MS = 10;

let startedAt: number | null = null;
const waiting: (() => void)[] = [];

/**
 * To be awaited before a piece of work that keeps the process busy for some milliseconds: at once while the event loop
 * has not been held up for long, else one piece a turn. Answers from memory have nothing else to wait for, and thirty of
 * them in a row kept changes, timers and commits of the audit unheard for a tenth of a second.
 */
export function ownTurn(): Promise<void> | undefined {
  const now = performance.now();
  if (startedAt === null) {
    startedAt = now;
    setImmediate(endTurn);
    return undefined;
  }
  if (waiting.length === 0 && now - startedAt < LONGEST_MS) return undefined;
  return new Promise((resolve) => waiting.push(resolve));
}

function endTurn(): void {
  const next = waiting.shift();
  if (next === undefined) {
    startedAt = null;
    return;
  }
  startedAt = performance.now();
  setImmediate(endTurn);
  next();
}
