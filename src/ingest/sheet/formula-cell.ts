/** A cell that holds a formula: nobody computes it, and what it was computed to is what it says. */
export class FormulaCell {
  constructor(readonly value: unknown) {}

  /** As it goes into a file of rejected rows: the value alone. */
  toJSON(): unknown {
    return this.value;
  }
}
