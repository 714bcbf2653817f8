import { expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { readScopeRecord } from "./read-scope-record.server.ts";

it.each(["wanted", "approached", "proposed"])(
  "names nobody in the scope letter who is %s",
  async (status) => {
    const { permits, peerIds } = await makeTestChallenge({ stage: "scoping" });
    await db.peer.updateMany({
      where: { id: peerIds[1] },
      data: { status, organisation: "Saltmere City Council" },
    });
    const { team } = await readScopeRecord(permits.coordinator, "2026-01-12");
    expect(team.map(({ name }) => name)).toEqual(["Asha Peer", ""]);
    expect(JSON.stringify(team)).not.toContain("Saltmere");
    await db.peer.updateMany({ where: { id: peerIds[1] }, data: { status: "confirmed" } });
    expect((await readScopeRecord(permits.coordinator, "2026-01-12")).team[1]?.name).toBe("Ben Peer");
  },
);
