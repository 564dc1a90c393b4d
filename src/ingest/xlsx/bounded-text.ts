/** Gathers the text of one cell, but for what goes beyond the limit by more than the character that shows it. */
export class BoundedText {
  private text = '';

  constructor(private readonly most: number) {}

  add(text: string): void {
    if (this.text.length <= this.most) this.text += text.slice(0, this.most + 1 - this.text.length);
  }

  /** What was gathered; begins anew. */
  take(): string {
    const taken = this.text;
    this.text = '';
    return taken.includes('_x') ? taken.replace(ESCAPED, unescaped) : taken;
  }
}

// ECMA-376 part 1, 22.9.2.19: what XML cannot hold stands as _xHHHH_.
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
const unescaped = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
