import { beforeAll, describe, expect, it } from "vitest";
import { classOf } from "#app/access/field-classes.ts";
import type { ChallengePermit, CouncilPermit, PeerTeamPermit } from "#app/access/permit.ts";
import { type Copy, tablesOf } from "#app/areas/archive/copy.ts";
import { shapeColumns } from "#app/areas/archive/row-shapes.ts";
import { VERSION_4 } from "#app/areas/archive/version-4.ts";
import { CATEGORY_NAMES } from "#app/areas/periods/categories.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { schemaColumns } from "#tests/support/schema-columns.ts";
import { makePlantedWorld, type PlantedWorld } from "#tests/wall/planted-world.ts";
import { destroy } from "./destroy.server.ts";
import { KEPT_BESIDES, MODELS } from "./models.ts";

const tables = [...new Set(schemaColumns().map(({ table }) => table))];

let world: PlantedWorld;

beforeAll(async () => {
  world = await makePlantedWorld();
}, 60_000);

it("has a line for every table of the schema, and for no other", () => {
  expect(Object.keys(MODELS).sort()).toEqual([...tables].sort());
});

it("says how long each is kept by a category that there is, or why by none", () => {
  const rules = [...CATEGORY_NAMES, ...Object.keys(KEPT_BESIDES)];
  for (const [table, { kept, emptied = {} }] of Object.entries(MODELS)) {
    expect(rules, table).toContain(kept);
    const known = schemaColumns().flatMap((one) => (one.table === table ? [one.column] : []));
    expect(known, table).toEqual(
      expect.arrayContaining(Object.values(emptied).flatMap((names) => names.split(" "))),
    );
  }
});

describe("copies", () => {
  const copiesOf = (): Copy[] => {
    const { challengeManager, coordinator } = world.challenge.permits;
    return [
      { kind: "whole", permit: challengeManager as ChallengePermit },
      { kind: "team", permit: challengeManager as PeerTeamPermit },
      { kind: "council", permit: coordinator as CouncilPermit },
    ];
  };

  it("hold the tables that the classes of their columns say, at every stage", () => {
    const held = copiesOf().map((copy) => ({
      kind: copy.kind,
      tables: tablesOf(copy).held.map(({ table }) => table),
    }));
    for (const [table, { copies }] of Object.entries(MODELS)) {
      const there = held.flatMap(({ kind, tables: names }) => (names.includes(table) ? [kind] : []));
      expect(there, table).toEqual(copies);
    }
  });

  it("know every column that any of them may hold, with what stands in it, and no secret one", () => {
    const kinds: Record<string, string> = {
      String: "text",
      Int: "number",
      Boolean: "yesNo",
      DateTime: "instant",
    };
    const expected = schemaColumns()
      .filter(({ table, column }) => {
        const { copies = [] } = MODELS[table] ?? {};
        return copies.length > 0 && classOf(table, column) !== "secret";
      })
      .map(
        ({ table, column, type, isOptional }) => `${table}.${column} ${kinds[type]}${isOptional ? "?" : ""}`,
      );
    const known = Object.keys(VERSION_4).flatMap((table) =>
      [...(shapeColumns(VERSION_4, table) ?? [])].map(([column, kind]) => `${table}.${column} ${kind}`),
    );
    expect(known.sort()).toEqual(expected.sort());
  });

  it("hold of each table a whole council's rows or all: never one column of each kind", () => {
    for (const copy of copiesOf()) {
      for (const { table, columns, isOwnOnly } of tablesOf(copy).held) {
        const classes = new Set(columns.map((column) => classOf(table, column)));
        if (isOwnOnly) expect(classes.size, table).toBe(1);
      }
    }
  });
});

it("says truly what the categories destroy and what they empty", async () => {
  const { id } = world.challenge;
  type Row = Record<string, unknown>;
  const rowsOf = (table: string) =>
    (db as unknown as Record<string, { findMany(): Promise<Row[]> }>)[
      table.charAt(0).toLowerCase() + table.slice(1)
    ]?.findMany() as Promise<Row[]>;
  // One that waits is not destroyed before it has gone (retention.server.test.ts).
  await db.outgoingMail.updateMany({ data: { status: "sent" } });
  const before = new Map<string, Row[]>();
  for (const table of tables) before.set(table, await rowsOf(table));
  await transaction(async (tx) => {
    for (const category of CATEGORY_NAMES) await destroy(tx, category, { challengeId: id, visitIds: null });
  });
  const destroyed: string[] = [];
  for (const [table, { kept, emptied = {} }] of Object.entries(MODELS)) {
    const rows = await rowsOf(table);
    const was = before.get(table) ?? [];
    if ((CATEGORY_NAMES as string[]).includes(kept)) {
      const left = rows.filter((row) => row.challengeId === id || row.challengeId === undefined);
      expect(left, table).toEqual([]);
      if (was.length > 0) destroyed.push(table);
      continue;
    }
    const columns = Object.values(emptied).flatMap((names) => names.split(" "));
    for (const row of rows) {
      for (const column of columns)
        expect([null, "", "not-asked"], `${table}.${column}`).toContain(row[column]);
    }
    const besides = (list: Row[]) =>
      list.map((row) => ({ ...row, ...Object.fromEntries(columns.map((name) => [name, 0])) }));
    expect(besides(rows), table).toEqual(besides(was));
  }
  expect(destroyed).toEqual(
    expect.arrayContaining(["Note", "ConflictOfInterest", "TimetableChange", "OutgoingMail"]),
  );
});
