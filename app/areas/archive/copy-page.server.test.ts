import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makePlantedWorld, PLANTED, type PlantedWorld } from "#tests/wall/planted-world.ts";
import { headersOf, type Visitor } from "#tests/wall/visitors.ts";
import { readArchive } from "./read-archive.server.ts";
import { action } from "./routes/copy-file.tsx";

let world: PlantedWorld;

beforeAll(async () => {
  world = await makePlantedWorld();
}, 60_000);

/** Presses a button as somebody; what a guard throws is its answer. */
async function press(visitor: Visitor, intent: string): Promise<Response> {
  const { id: challengeId } = world.challenge;
  const path = `https://workspace.example/challenges/${challengeId}/copy/file`;
  const headers = new Headers(await headersOf(world, visitor));
  headers.set("Origin", "https://workspace.example");
  const answer: unknown = await Promise.resolve(
    action({
      request: new Request(path, { method: "POST", headers, body: new URLSearchParams({ intent }) }),
      params: { challengeId },
      context: { cspNonce: "", requestId: newId(), clientAddress: "", isDocument: true, accountId: null },
    } as unknown as ActionFunctionArgs),
  ).catch((error: unknown) => error);
  if (answer instanceof Response) return answer;
  const { init } = answer as { init?: { status?: number } };
  return new Response(null, { status: init?.status ?? 500 });
}

it.each<[Visitor, string, number]>([
  ["nobody", "team", 302],
  ["stranger", "team", 404],
  ["administrator", "team", 404],
  ["supportOfficer", "team", 403],
  ["peer", "team", 403],
  ["coordinator", "team", 403],
  ["challengeManager", "council", 403],
  ["councilReader", "council", 403],
  ["actionOwner", "council", 403],
])("answers the %s who presses %s with %i, and makes no copy", async (visitor, intent, status) => {
  const before = await db.auditEvent.count({ where: { type: "copy-taken" } });
  expect((await press(visitor, intent)).status).toBe(status);
  expect(await db.auditEvent.count({ where: { type: "copy-taken" } })).toBe(before);
});

it.each<[Visitor, string, string, readonly string[]]>([
  ["challengeManager", "team", PLANTED.team, [`${PLANTED.council} action`, `${PLANTED.otherCouncil} action`]],
  ["coordinator", "council", PLANTED.council, [PLANTED.team, PLANTED.otherCouncil, PLANTED.managers]],
  ["otherCoordinator", "council", PLANTED.otherCouncil, [PLANTED.team, PLANTED.council, PLANTED.managers]],
])("sends the %s a file to save, with what that person may see", async (visitor, intent, own, never) => {
  const answer = await press(visitor, intent);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename=.*\.zip/);
  expect(answer.headers.get("Content-Security-Policy")).toBe("sandbox; default-src 'none'");
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(String(bytes.byteLength)).toBe(answer.headers.get("Content-Length"));
  const folder = mkdtempSync(join(tmpdir(), "cpc-page-"));
  try {
    const path = join(folder, "copy.zip");
    writeFileSync(path, bytes);
    const archive = await readArchive(path);
    let text = JSON.stringify(archive.manifest);
    for (const table of Object.keys(archive.manifest.tables))
      text += JSON.stringify(await archive.rows(table));
    expect(text).toContain(own);
    expect([...never, PLANTED.secret, PLANTED.personal].filter((word) => text.includes(word))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("makes one copy at a time, and says so to whoever would wait too long", async () => {
  const answers = await Promise.all([1, 2, 3].map(() => press("coordinator", "council")));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 200, 302]);
  const sent = answers.find(({ status }) => status === 302);
  expect(sent?.headers.get("Location")).toBe(`/challenges/${world.challenge.id}/copy`);
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
});
