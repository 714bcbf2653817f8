import { expect, it } from "vitest";
import { type StatementKind, statementKind } from "./statement-kind.ts";

const KINDS: [string, StatementKind][] = [
  ['SELECT "id" FROM "Note" WHERE "text" = \'UPDATE\'', "read"],
  ["\n  select 1", "read"],
  ["VALUES (1)", "read"],
  ["EXPLAIN QUERY PLAN DELETE FROM t", "read"],
  ["WITH a AS (SELECT 1) SELECT * FROM a", "read"],
  ["WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a", "write"],
  ["INSERT INTO t VALUES (1) RETURNING id", "write"],
  ["UPDATE t SET a = 1", "write"],
  ["DELETE FROM t", "write"],
  ['ALTER TABLE "t" ADD COLUMN "a" TEXT', "write"],
  ["/* whatever */ SELECT 1", "write"],
  ["PRAGMA journal_mode", "read"],
  ["PRAGMA journal_mode = WAL", "alone"],
  ["PRAGMA wal_checkpoint(TRUNCATE)", "alone"],
  ["VACUUM", "alone"],
  ["VACUUM INTO '/tmp/copy.db'", "alone"],
];

it.each(KINDS)("%s: %s", (sql, kind) => {
  expect(statementKind(sql)).toBe(kind);
});
