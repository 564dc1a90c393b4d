/** What survives a reload of this browser tab. Deliberately neither the token nor the case number. */
export interface Remembered {
  readonly department: string | null;
  readonly seat: string | null;
  readonly purpose: string;
}

const KEY = 'hub.workbench';

export function recall(): Remembered {
  const found = parse(read());
  return {
    department: typeof found.department === 'string' ? found.department : null,
    seat: typeof found.seat === 'string' ? found.seat : null,
    purpose: typeof found.purpose === 'string' ? found.purpose : '',
  };
}

export function remember(choice: Remembered): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // A browser may forbid storage; then the choice lasts until the page is left.
  }
}

function read(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '{}';
  } catch {
    return '{}';
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
