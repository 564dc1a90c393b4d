/** The channel on which `changes.announce` of the first migrations tells what a statement changed, at its commit. */
export const CHANGES_CHANNEL = 'hub_changes';

/** What one statement changed in a table. */
export interface Change {
  /** With its schema: `credit.dossiers`. */
  readonly table: string;
  /** The values that the changed rows have, and had, in the columns by which they are announced; null: all there are. */
  readonly keys: Readonly<Record<string, readonly string[]>> | null;
}

/** A payload of the channel; null for what is none. */
export function readChange(payload: string): Change | null {
  try {
    const { table, keys = null } = JSON.parse(payload) as Partial<Change>;
    return typeof table === 'string' ? { table, keys } : null;
  } catch {
    return null;
  }
}
