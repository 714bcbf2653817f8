/** When the newest event happened, as `at`: for whoever looks into a database that is not opened as the one at work. */
export const NEWEST_EVENT = 'SELECT max("at") AS at FROM "AuditEvent"';

/** One row when anything ever happened in a database, none in a new one. */
export const ANY_EVENT = 'SELECT 1 FROM "AuditEvent" LIMIT 1';
