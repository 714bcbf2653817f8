/** What became of an import that was taken over. */
export interface TakenImport {
  people: number;
  sessions: number;
  takenOut: number;
  /** Rows that were left out. */
  stoppedRows: number;
}
