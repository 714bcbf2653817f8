/**
 * What a statement asks of the database: `read` sees what is committed and waits for nobody; `write` takes its turn, and
 * is a transaction by itself; `alone` takes its turn too but may not stand in a transaction.
 */
export type StatementKind = "read" | "write" | "alone";

const CHANGES = /\b(INSERT|UPDATE|DELETE|REPLACE)\b/i;

/** The kind of a statement by its first word. In doubt it is a write: a turn too many costs a moment, one too few a lost change. */
export function statementKind(sql: string): StatementKind {
  switch (/^\s*([a-z]+)/i.exec(sql)?.[1]?.toUpperCase()) {
    case "SELECT":
    case "VALUES":
    case "EXPLAIN":
      return "read";
    case "WITH":
      return CHANGES.test(sql) ? "write" : "read";
    case "PRAGMA":
      // With a value it changes the connection or the file; without one it only tells.
      return /[=(]/.test(sql) ? "alone" : "read";
    case "VACUUM":
    case "ATTACH":
    case "DETACH":
      return "alone";
    default:
      return "write";
  }
}
