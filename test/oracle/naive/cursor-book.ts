/**
 * Which place of which list each cursor of the hub stands for. Only the hub can write cursors, so a place is learned
 * from the answer in which its cursor comes; the same place has the same cursor always, and no two places share one.
 */
export class CursorBook {
  private readonly placeOf = new Map<string, string>();
  private readonly cursorOf = new Map<string, string>();

  /** False where the hub contradicts itself. */
  learn(cursor: string, place: string): boolean {
    const knownPlace = this.placeOf.get(cursor);
    const knownCursor = this.cursorOf.get(place);
    if (knownPlace === undefined && knownCursor === undefined) {
      this.placeOf.set(cursor, place);
      this.cursorOf.set(place, cursor);
      return true;
    }
    return knownPlace === place && knownCursor === cursor;
  }

  read(cursor: string): string | undefined {
    return this.placeOf.get(cursor);
  }
}
