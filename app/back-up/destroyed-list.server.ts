import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readCertificates } from "#app/areas/retention/read-certificates.server.ts";
import { readEventData } from "#app/audit/event-data.ts";
import { readAnonymisations } from "#app/audit/read-events.server.ts";
import { type DatabaseFile, tableNames } from "#app/platform/database-file.server.ts";
import { sayDiskFailure } from "#app/platform/files/durable-file.server.ts";

/** The file beside the back-ups that says what was destroyed, so that an older one can be restored without bringing it back. */
const LIST_NAME = "destroyed.jsonl";

const CERTIFICATE = z.object({
  /** Records destroyed by rule, with a certificate. */
  kind: z.literal("records"),
  id: z.string(),
  challengeId: z.string().nullable(),
  category: z.string(),
  /** Of which visits' records; lines of before there were parts have none. */
  part: z.string().nullable().default(null),
  rule: z.string(),
  count: z.number().int(),
  dueOn: z.string(),
  destroyedAt: z.iso.datetime(),
  byName: z.string(),
});

const EMPTIED = z.object({
  /** A person's or an account's name and details removed; `id` is the event's. */
  kind: z.enum(["person", "account"]),
  id: z.string(),
  of: z.string(),
});

const LINE = z.discriminatedUnion("kind", [CERTIFICATE, EMPTIED]);

/** One destruction as the list has it: ids, a rule, a number, and nothing of what was destroyed. */
export type Destruction = z.infer<typeof LINE>;
export type ListedCertificate = z.infer<typeof CERTIFICATE>;

/** What is listed beside back-ups, oldest first. A line that a full disk cut off says nothing; it is written again. */
export async function readDestroyedList(folder: string): Promise<Destruction[]> {
  let text: string;
  try {
    text = await readFile(join(folder, LIST_NAME), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw sayDiskFailure(error, folder);
  }
  return text.split("\n").flatMap((line) => {
    try {
      return [LINE.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

/** Adds to the list what a database says was destroyed and the list does not have. Returns how many that were. */
export async function addToDestroyedList(folder: string, file: DatabaseFile): Promise<number> {
  const known = new Set((await readDestroyedList(folder)).map(({ id }) => id));
  const added = (await readDestructions(file)).filter(({ id }) => !known.has(id));
  if (added.length === 0) return 0;
  try {
    // A line break first: the last line may have been cut off.
    const text = added.map((line) => `\n${JSON.stringify(line)}\n`).join("");
    await appendFile(join(folder, LIST_NAME), text, { mode: 0o600, flush: true });
  } catch (error) {
    throw sayDiskFailure(error, folder);
  }
  return added.length;
}

async function readDestructions(file: DatabaseFile): Promise<Destruction[]> {
  if (!(await tableNames(file)).includes("DestructionCertificate")) return [];
  const certificates = await readCertificates<Omit<ListedCertificate, "kind"> & { count: number | string }>(
    file,
  );
  const emptied = await readAnonymisations(file);
  return [
    ...certificates.map((row) => ({
      ...row,
      kind: "records" as const,
      count: Number(row.count),
      destroyedAt: new Date(row.destroyedAt).toISOString(),
    })),
    ...emptied.map(({ id, type, data }) => {
      const { personId, accountId } = readEventData(data);
      return type === "person-anonymised"
        ? { kind: "person" as const, id, of: String(personId ?? "") }
        : { kind: "account" as const, id, of: String(accountId ?? "") };
    }),
  ];
}
