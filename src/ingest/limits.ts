/** How much of anything one file may bring; all of them by configuration. */
export interface IntakeLimits {
  readonly fileBytes: number;
  readonly columns: number;
  /** Of one cell; the longest column of the templates takes 4,000. */
  readonly cellCharacters: number;
  /** All parts of a workbook together, inflated. */
  readonly inflatedBytes: number;
  /** Inflated size ÷ size in the file, of one part; XML of real sheets stays below 50. */
  readonly inflateRatio: number;
}
