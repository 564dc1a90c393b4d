/** What is open, to be closed the other way round; once closing has begun nothing more may be opened. */
export class Opened {
  private readonly closers: (() => Promise<void>)[] = [];
  private closing = false;

  add(close: () => Promise<void>): void {
    this.closers.push(close);
    if (this.closing) throw new Error('The hub was stopped while it was starting.');
  }

  async close(): Promise<void> {
    this.closing = true;
    for (let close = this.closers.pop(); close !== undefined; close = this.closers.pop()) await close();
  }
}

/** Serves until a signal ends it, then closes what is open. */
export async function untilStopped(serve: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = new Opened();
  // Signals are heard from the first moment, so that a server that is just coming up is not left behind.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const serving = serve(opened);
  try {
    await Promise.race([serving, stopped]);
    await stopped;
    process.stderr.write('Stopping: requests under way are answered first.\n');
  } finally {
    await opened.close();
    await serving.catch(() => undefined);
    await opened.close();
  }
}
