import { expect, it } from "vitest";
import { timetablePeers } from "./timetable-peers.ts";

it.each([
  ["confirmed", "Ada Marlow", "Ada Marlow"],
  ["approached", "Ada Marlow", "Officer peer, not yet confirmed"],
  ["wanted", "Ada Marlow", "Officer peer, not yet confirmed"],
  ["wanted", "", "Officer peer, to be found"],
] as const)("names somebody %s, %j, as %s", (status, name, shown) => {
  expect(timetablePeers([{ id: "p", name, role: "officer-peer", status }])).toEqual([
    { id: "p", name: shown, part: "Officer peer", isStaff: false, isConfirmed: status === "confirmed" },
  ]);
});

it("leaves out who withdrew and tells places of one name apart", () => {
  const peer = (id: string, status: "approached" | "withdrawn") =>
    ({ id, name: `Name ${id}`, role: "officer-peer", status }) as const;
  const names = timetablePeers([peer("a", "approached"), peer("b", "withdrawn"), peer("c", "approached")]);
  expect(names.map(({ name }) => name)).toEqual([
    "Officer peer, not yet confirmed",
    "Officer peer 2, not yet confirmed",
  ]);
});
