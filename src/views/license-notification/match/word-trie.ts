interface Node<T> {
  readonly next: Map<number, Node<T>>;
  readonly values: T[];
}

export interface Found<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/**
 * All words of a catalogue in one tree. A text is walked from each of its characters as far as some word goes, which
 * most characters end at once: what a word more costs is its memory.
 */
export class WordTrie<T> {
  private readonly root: Node<T> = { next: new Map(), values: [] };

  add(word: string, value: T): void {
    if (word === '') return;
    let node = this.root;
    for (let at = 0; at < word.length; at += 1) {
      const character = word.charCodeAt(at);
      let next = node.next.get(character);
      if (next === undefined) {
        next = { next: new Map(), values: [] };
        node.next.set(character, next);
      }
      node = next;
    }
    node.values.push(value);
  }

  /** Every place of every word, by where it starts, the shorter first. */
  findAll(text: string): Found<T>[] {
    const found: Found<T>[] = [];
    for (let start = 0; start < text.length; start += 1) {
      let node = this.root.next.get(text.charCodeAt(start));
      for (let end = start + 1; node !== undefined; end += 1) {
        for (const value of node.values) found.push({ start, end, value });
        node = node.next.get(text.charCodeAt(end));
      }
    }
    return found;
  }
}
