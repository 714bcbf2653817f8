import type { DatabaseFile } from "#app/platform/database-file.server.ts";

/** The certificates of a database that is not the one at work, such as one in a back-up, in the order in which they were written. */
export function readCertificates<Row extends object>(file: DatabaseFile): Promise<Row[]> {
  return file.rows<Row>(
    'SELECT "id", "challengeId", "category", "rule", "count", "dueOn", "destroyedAt", "byName" FROM "DestructionCertificate" ORDER BY "destroyedAt", "id"',
  );
}
