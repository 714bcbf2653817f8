import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { PROJECT_PLACE, readSchemaOf } from "#prisma/migration-place.ts";
import { filesBelow } from "#tests/support/files.ts";
import { findTableUses, readTableOwners, type TableUse } from "./table-calls.ts";

/** How many questions may be asked of another room's table, by the client or in SQL. It only falls. */
const MOST_ASKED = 139;
/** How many relations may be followed from a room's own table to another room's. It only falls. */
const MOST_JOINED = 107;

const owners = readTableOwners(readSchemaOf(PROJECT_PLACE));
const left = /^(app\/platform\/generated|prisma\/(demo|migrations))|\.test\.tsx?$/;
const sources = ["app", "bin", "prisma", "server"]
  .flatMap((folder) => filesBelow(projectRoot, folder, (path) => left.test(path)))
  .filter((path) => /\.(tsx?|mjs)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));

const isOfAnotherRoom = ({ room, owner }: TableUse) => room !== owner;
const crossing = findTableUses(sources, owners).filter(isOfAnotherRoom);
const said = ({ file, line, table, owner }: TableUse) => `${file}:${line} ${table || "any table"} (${owner})`;

it("asks no more of other rooms' tables than before", () => {
  const asked = crossing.filter(({ kind }) => kind !== "join").map(said);
  expect(asked.length, `ask the room that owns the table:\n${asked.join("\n")}`).toBeLessThanOrEqual(
    MOST_ASKED,
  );
});

it("joins no more tables of other rooms than before", () => {
  const joined = crossing.filter(({ kind }) => kind === "join").map(said);
  expect(joined.length, `ask the room that owns the table:\n${joined.join("\n")}`).toBeLessThanOrEqual(
    MOST_JOINED,
  );
});

const PLANTED: [what: string, text: string, found: string[]][] = [
  ["the client", "await db.note.findMany({});", ["call Note"]],
  ["a client by another name, over lines", "await given\n  .note\n  .count();", ["call Note"]],
  ["a client's table by its name in brackets", 'await tx["note"].deleteMany({});', ["call Note"]],
  ["a table whose name is not written there", "await tx[table].deleteMany({});", ["any "]],
  ["SQL", 'await db.$queryRaw`SELECT 1 FROM "Theme" t JOIN "Note" n ON 1`;', ["sql Note"]],
  ["SQL in pieces", 'const text = `DELETE FROM "Note" WHERE id IN (${ids})`;', ["sql Note"]],
  ["SQL of a connection of its own", "database.prepare('UPDATE \"Note\" SET x = 1');", ["sql Note"]],
  ["a count", 'rowsIn("Note", challengeId);', ["sql Note"]],
  ["a relation", "db.theme.findMany({ select: { notes: { select: { id: true } } } });", ["join Note"]],
  [
    "a relation counted",
    "db.theme.findMany({ select: { _count: { select: { notes: true } } } });",
    ["join Note"],
  ],
  ["a relation that a filter follows", "db.theme.count({ where: { notes: { some: {} } } });", ["join Note"]],
  [
    "a shape with a name",
    "const SHAPE = { include: { notes: true } };\ndb.theme.findMany({ ...SHAPE });",
    ["join Note"],
  ],
  [
    "a shape that a function answers",
    "const where = (id: string) => ({ notes: { some: { id } } });\ndb.theme.count({ where: where(x) });",
    ["join Note"],
  ],
  [
    "a shape of another file",
    'import { THERE } from "./there.ts";\ndb.theme.findMany(THERE);',
    ["join Note"],
  ],
];

it.each(PLANTED)("finds %s", (_what, text, found) => {
  const there = {
    path: "app/areas/scope/there.ts",
    text: "export const THERE = { include: { notes: true } };",
  };
  const uses = findTableUses([{ path: "app/areas/scope/planted.server.ts", text }, there], owners);
  expect(uses.filter(isOfAnotherRoom).map(({ kind, table }) => `${kind} ${table}`)).toEqual(found);
});

it("leaves alone what only looks like a question", () => {
  const text = `
    const note = { count: () => 1 };
    note.count();
    log("The Note of", "Theme");
    db.theme.findMany({ where: { challengeId }, select: { id: true } });`;
  const uses = findTableUses([{ path: "app/areas/scope/planted.server.ts", text }], owners);
  expect(uses.filter(isOfAnotherRoom)).toEqual([]);
});
