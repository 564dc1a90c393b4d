/** Stands for what did not come in time. */
export const LATE = Symbol('late');

/** The moment by which a run must be over. One timer serves all fetches of the run, set when the first one waits. */
export interface Deadline {
  /** On the clock of `performance.now()`, in milliseconds. */
  readonly at: number;
  passed(): boolean;
  /** What is awaited, or LATE where the moment comes first; what it becomes afterwards, even an error, is dropped. */
  race<T>(awaited: Promise<T>): Promise<T | typeof LATE>;
  /** To be called when the run is over, or the timer keeps the process alive. */
  clear(): void;
}

export function deadlineAt(at: number): Deadline {
  let late: Promise<typeof LATE> | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    at,
    passed: () => performance.now() >= at,
    race(awaited) {
      late ??= new Promise((resolve) => {
        timer = setTimeout(resolve, at - performance.now(), LATE);
      });
      return Promise.race([awaited, late]);
    },
    clear: () => clearTimeout(timer),
  };
}
