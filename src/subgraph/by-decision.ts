import type { Decided } from '../permission/decide.ts';

/** What follows from a decision alone, by a type or field, made once for all requests that go by it. */
export function byDecision<Value>(
  make: (decision: Decided, name: string) => Value,
): (decision: Decided) => (name: string) => Value {
  const known = new WeakMap<Decided, (name: string) => Value>();
  return (decision) => {
    let find = known.get(decision);
    if (find === undefined) {
      const made = new Map<string, Value>();
      find = (name) => {
        let value = made.get(name);
        if (value === undefined) {
          value = make(decision, name);
          made.set(name, value);
        }
        return value;
      };
      known.set(decision, find);
    }
    return find;
  };
}
