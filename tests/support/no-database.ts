// Stands in for tests/support/database.ts where only rules are asked: whoever opens a database all the same is told what
// to do. The address leads nowhere on every system, and no test of rules has a data folder to write to.
process.env.DATABASE_URL = "file:/no-database-for-tests-of-rules/name-the-test-file-something.server.test.ts";
delete process.env.DATA_DIR;
