import type { DatabaseFile } from "#app/platform/database-file.server.ts";

/**
 * The certificates of a database that is not the one at work, such as one in a back-up, in the order in which they were written: with the
 * columns that it has, for one of an earlier version has fewer.
 */
export function readCertificates<Row extends object>(file: DatabaseFile): Promise<Row[]> {
  return file.rows<Row>('SELECT * FROM "DestructionCertificate" ORDER BY "destroyedAt", "id"');
}
