/** `{name}` in the texts is filled from the error's values. */
export interface ErrorEntry {
  /** HTTP status of a request that is refused by it; 200 where it comes with the data of others. */
  readonly status: number;
  readonly en: string;
  readonly zh: string;
}
