/** A value, or one that has to be waited for. What is kept in memory is at hand, and a promise costs more than it. */
export type Awaitable<T> = T | Promise<T>;

/** `make` of the value: at once where it is at hand. */
export function andThen<T, R>(value: Awaitable<T>, make: (value: T) => Awaitable<R>): Awaitable<R> {
  return value instanceof Promise ? value.then(make) : make(value);
}
