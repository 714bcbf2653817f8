import { describe, expect, it } from "vitest";
import { awayInWords, deputiesFor, type StandIn } from "./stand-ins.ts";

const person = (accountId: string, councilId: string | null = "wexcombe") => ({ accountId, councilId });
const CORA = person("cora");
const CLEO = person("cleo");
const RHYS = person("rhys");
const HANA = person("hana", "harrowmere");
const EVERYBODY = [CORA, CLEO, RHYS, HANA];

const standIn = (
  awayAccountId: string,
  deputyAccountId: string,
  councilId: string | null = "wexcombe",
): StandIn => ({
  awayAccountId,
  awayName: awayAccountId.toUpperCase(),
  deputyAccountId,
  councilId,
  untilOn: "2026-05-15",
});

it("says until when somebody is away", () => {
  expect(awayInWords({ name: "Cora", untilOn: "2026-05-15" })).toBe("Cora until 15 May 2026");
});

describe("who is told besides", () => {
  it.each<
    [
      string,
      { accountId: string; councilId: string | null }[],
      typeof EVERYBODY,
      StandIn[],
      [string, string][],
    ]
  >([
    ["nobody while nobody is away", [CORA], EVERYBODY, [], []],
    [
      "the deputy of whoever is told",
      [CORA],
      EVERYBODY,
      [standIn("cora", "rhys")],
      [["rhys", "CORA until 15 May 2026"]],
    ],
    ["not the deputy of somebody who is not told", [HANA], EVERYBODY, [standIn("cora", "rhys")], []],
    ["not a deputy who may not", [CORA], [CORA, CLEO], [standIn("cora", "rhys")], []],
    ["not a deputy who has it in their own right", [CORA, CLEO], EVERYBODY, [standIn("cora", "cleo")], []],
    [
      "one deputy of two, once",
      [CORA, CLEO],
      EVERYBODY,
      [standIn("cora", "rhys"), standIn("cleo", "rhys")],
      [["rhys", "CORA until 15 May 2026 and CLEO until 15 May 2026"]],
    ],
    [
      "not for somebody's place in another council",
      [CORA],
      EVERYBODY,
      [standIn("cora", "rhys", "harrowmere")],
      [],
    ],
    ["not somebody of another council", [CORA], EVERYBODY, [standIn("cora", "hana")], []],
  ])("%s", (_, told, may, standIns, expected) => {
    expect(deputiesFor(told, may, standIns).map(({ member, whom }) => [member.accountId, whom])).toEqual(
      expected,
    );
  });
});
