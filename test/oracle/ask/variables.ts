import { type GraphQLInputType, isNonNullType } from 'graphql';
import type { Draw } from '../draw.ts';
import { written } from './argument-values.ts';

interface Declared {
  readonly name: string;
  readonly type: string;
  readonly default: string | null;
}

interface Meaning {
  readonly value?: unknown;
  readonly other?: unknown;
  readonly default?: string | null;
}

/** The variables of an operation as they are come upon. */
export class Variables {
  readonly values: Record<string, unknown> = {};
  /** Other values for the same operation. */
  readonly others: Record<string, unknown> = {};
  private readonly declared: Declared[] = [];

  constructor(private readonly draw: Draw) {}

  /** As the text of a declaration in front of the operation. */
  get declaration(): string {
    if (this.declared.length === 0) return '';
    const each = this.declared.map(
      ({ name, type, default: value }) => `$${name}: ${type}${value === null ? '' : ` = ${value}`}`,
    );
    return ` (${each.join(', ')})`;
  }

  /** A variable that stands for a value: given, told by its default, given in spite of one, or left out. */
  of([value, other]: readonly [unknown, unknown], type: GraphQLInputType): string {
    const kind = this.draw(8);
    const text = String(isNonNullType(type) ? type.ofType : type);
    const isNeeded = isNonNullType(type) || text.includes('!') || value === undefined;
    if (kind === 6) return this.add(text, { other, default: written(value, type) });
    if (kind === 7 && !isNeeded) return this.add(text, { other });
    if (kind === 5) return this.add(text, { value, default: written(other, type) });
    return this.add(String(type), { value, other });
  }

  /** A condition of `@skip` or `@include`; one of two that are used again and again. */
  condition(): string {
    const name = this.draw(2) === 0 ? 'c' : 'd';
    if (!this.declared.some((one) => one.name === name)) {
      this.declared.push({
        name,
        type: name === 'c' ? 'Boolean!' : 'Boolean',
        default: name === 'd' ? 'true' : null,
      });
      const kind = this.draw(3);
      if (name === 'c' || kind < 2) this.values[name] = kind === 0;
      this.others[name] = kind !== 0;
    }
    return `$${name}`;
  }

  /** A cursor that is still to be taken from an answer. */
  cursor(): string {
    return this.add('String', { value: null });
  }

  private add(type: string, { value, other, default: text = null }: Meaning): string {
    const name = `v${this.declared.length}`;
    this.declared.push({ name, type, default: text });
    if (value !== undefined) this.values[name] = value;
    if (other !== undefined) this.others[name] = other;
    return `$${name}`;
  }
}
