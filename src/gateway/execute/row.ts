/** An object of the merged data or of the answer, keyed by response keys. */
export type Row = Record<string, unknown>;

/**
 * Makes a Row. Response keys are chosen by callers, so `__proto__` or `constructor` must be keys like any other:
 * the prototype of a Row has no properties and no prototype of its own. `Object.create(null)` would do the same,
 * but V8 keeps such objects as slow dictionaries.
 */
export const Row = function Row() {} as unknown as new () => Row;
Row.prototype = Object.create(null);

export const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that a plain object answers from its prototype when it does not have them itself. */
export const isInheritedKey = (key: string): boolean => key in Object.prototype;
