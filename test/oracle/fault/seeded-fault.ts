import type { Plugin } from 'vite';

interface Replacement {
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

/** A fault put into a source file while it is loaded; the file itself stays as it is. */
export interface SeededFault extends Replacement {
  readonly name: string;
  readonly file: string;
  /** A second place, where one alone would break something else. */
  readonly also?: Replacement;
}

export function seedFault({ name, file, also, ...first }: SeededFault): Plugin {
  return {
    name: 'seeded fault',
    // Before anything is made of the text.
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?')[0]?.endsWith(`/${file}`)) return undefined;
      return [first, ...(also === undefined ? [] : [also])].reduce((text, { from, to }) => {
        const times = text.split(from).length - 1;
        if (times !== 1) throw new Error(`The fault "${name}" has its place ${times} times in ${file}.`);
        return text.replace(from, () => to);
      }, code);
    },
  };
}
