import { beforeEach, describe, expect, it } from "vitest";
import { readVisit } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { PLANTED } from "#tests/wall/planted-world.ts";
import { saveRules } from "../save-rules.server.ts";
import { saveRoom, saveSite } from "../save-site.server.ts";
import { listJourneys, listSites, readRules, readSiteJoining } from "../store.server.ts";
import { saveDayHours } from "../visit-days/save-day-hours.server.ts";
import { listEarlierPlaces, takeOver } from "./take-over.server.ts";

const NOW = new Date("2026-02-02T09:00:00Z");

let before: TestChallenge;
let after: TestChallenge;

/** Makes a challenge later than the other, of the same council. */
async function follow(
  later: TestChallenge,
  earlier: TestChallenge,
  council: "council" | "otherCouncil" = "council",
) {
  const createdAt = new Date(TEST_NOW.getTime() + 86_400_000);
  await db.challenge.update({ where: { id: later.id }, data: { createdAt }, select: { id: true } });
  await db.participatingCouncil.update({
    where: { id: later[council]?.id ?? "" },
    data: { recordId: earlier.council.recordId },
    select: { id: true },
  });
}

beforeEach(async () => {
  before = await makeTestChallenge({ stage: "on-site" });
  after = await makeTestChallenge({ stage: "preparing", partnership: true });
  await follow(after, before);
  const permit = before.permits.coordinator;
  const hall = await saveSite(
    permit,
    null,
    { name: "Town Hall", address: "Market Place", wayIn: "By the side door" },
    NOW,
  );
  const depot = await saveSite(permit, null, { name: "Depot", address: "" }, NOW);
  for (const [site, name, capacity] of [
    [hall, "Chamber", 40],
    [hall, "Room 1", 8],
    [depot, "Mess room", 12],
  ] as const)
    await saveRoom(permit, site, null, { name, capacity, features: ["step-free"] }, NOW);
  const journeys = [
    { fromSiteId: hall, toSiteId: depot, minutes: 15 },
    { fromSiteId: depot, toSiteId: hall, minutes: 20 },
  ];
  await db.siteTravel.createMany({ data: journeys });
  const rules = await readRules(permit);
  await saveRules(permit, { rules: { ...rules, gapMinutes: 20 }, opened: markOf(rules) }, NOW);
  const person = { id: newId(), challengeId: before.id, name: PLANTED.arrangers, kind: "officer" };
  await db.person.create({ data: person, select: { id: true } });
});

const permitOfAfter = () => after.permits.coordinator;

describe("what there is to take over", () => {
  it("is the places and rules of the council's last challenge, and nothing else of it", async () => {
    const [places, ...others] = await listEarlierPlaces(permitOfAfter());
    expect(others).toEqual([]);
    expect(places).toMatchObject({
      councils: ["Wexcombe Borough Council"],
      title: before.title,
      here: [],
      sites: [
        {
          name: "Town Hall",
          address: "Market Place",
          rooms: [
            { name: "Chamber", capacity: 40, isStepFree: true, hasHearingLoop: false },
            { name: "Room 1", capacity: 8, isStepFree: true, hasHearingLoop: false },
          ],
        },
        { name: "Depot", rooms: [{ name: "Mess room" }] },
      ],
      journeys: expect.arrayContaining([{ from: "Town Hall", to: "Depot", minutes: 15 }]),
      rules: [{ key: "gapMinutes", there: "20 minutes", here: "15 minutes" }],
    });
    expect(JSON.stringify(places)).not.toContain(PLANTED.arrangers);
  });

  it("is nothing for a council whose first challenge it is, nor from a later one", async () => {
    expect(await listEarlierPlaces(before.permits.coordinator)).toEqual([]);
    const alone = await makeTestChallenge();
    expect(await listEarlierPlaces(alone.permits.coordinator)).toEqual([]);
  });

  it("is nothing of a challenge with a council that this one has not, and what was before that", async () => {
    const alone = await makeTestChallenge({ title: "Of Wexcombe alone" });
    await follow(alone, after);
    const joint = await db.challenge.findUniqueOrThrow({ where: { id: after.id } });
    await db.challenge.update({
      where: { id: alone.id },
      data: { createdAt: new Date(joint.createdAt.getTime() + 1000) },
    });
    await db.participatingCouncil.update({
      where: { id: alone.council.id },
      data: { recordId: before.council.recordId },
    });
    await saveSite(permitOfAfter(), null, { name: "Harrowmere House", address: "" }, NOW);
    // The partnership came later, and has sites of Harrowmere: those of the challenge before it are shown.
    const found = await listEarlierPlaces(alone.permits.challengeManager);
    expect(found.map(({ title }) => title)).toEqual([before.title]);
    expect(JSON.stringify(found)).not.toContain("Harrowmere");
    // Of both councils again, it is theirs.
    const again = await makeTestChallenge({ title: "Of both again", partnership: true });
    await follow(again, before);
    await db.participatingCouncil.update({
      where: { id: again.otherCouncil?.id ?? "" },
      data: { recordId: after.otherCouncil?.recordId ?? "" },
    });
    await db.challenge.update({
      where: { id: again.id },
      data: { createdAt: new Date(joint.createdAt.getTime() + 2000) },
    });
    await db.participatingCouncil.deleteMany({ where: { challengeId: alone.id } });
    expect(JSON.stringify(await listEarlierPlaces(again.permits.challengeManager))).toContain(
      "Harrowmere House",
    );
  });

  it("is of the newest of several, and of each council of a partnership", async () => {
    const between = await makeTestChallenge({ title: "Between" });
    await follow(between, before);
    await db.challenge.update({
      where: { id: between.id },
      data: { createdAt: new Date(TEST_NOW.getTime() + 3_600_000) },
      select: { id: true },
    });
    expect(await listEarlierPlaces(permitOfAfter())).toEqual([]);
    await saveSite(between.permits.coordinator, null, { name: "Annexe", address: "" }, NOW);
    const found = await listEarlierPlaces(permitOfAfter());
    expect(found.map(({ title, sites }) => [title, sites.map(({ name }) => name)])).toEqual([
      ["Between", ["Annexe"]],
    ]);
    const partner = await makeTestChallenge({ title: "Of the partner" });
    await saveSite(partner.permits.coordinator, null, { name: "Civic Centre", address: "" }, NOW);
    await follow(after, partner, "otherCouncil");
    expect(
      (await listEarlierPlaces(permitOfAfter())).map(({ title, councils }) => [title, councils]),
    ).toEqual([
      ["Between", ["Wexcombe Borough Council"]],
      ["Of the partner", ["Harrowmere District Council"]],
    ]);
  });
});

describe("taking over", () => {
  const markNow = async () => (await listEarlierPlaces(permitOfAfter()))[0]?.mark ?? "";

  it("copies what is chosen, journeys between chosen sites, and changes nothing there", async () => {
    const there = await listSites(before.permits.coordinator);
    const taken = await takeOver(
      permitOfAfter(),
      { mark: await markNow(), sites: ["Town Hall", "Depot"], takesRules: true },
      NOW,
    );
    expect(taken).toEqual({ title: before.title, sites: 2, rooms: 3, journeys: 2, rules: 1 });
    const here = await listSites(permitOfAfter());
    const withoutIds = (sites: typeof here) =>
      sites.map(({ name, address, rooms }) => ({
        name,
        address,
        rooms: rooms.map(({ id: _, siteId: __, ...room }) => room),
      }));
    expect(withoutIds(here)).toEqual(withoutIds(there));
    const joining = await readSiteJoining(permitOfAfter());
    expect(here.map(({ id }) => joining.get(id)?.wayIn)).toEqual(["By the side door", ""]);
    expect(here.map(({ id }) => id)).not.toEqual(there.map(({ id }) => id));
    const named = new Map(here.map(({ id, name }) => [id, name]));
    expect(
      (await listJourneys(permitOfAfter()))
        .map(({ fromSiteId, toSiteId, minutes }) => [named.get(fromSiteId), named.get(toSiteId), minutes])
        .sort(),
    ).toEqual([
      ["Depot", "Town Hall", 20],
      ["Town Hall", "Depot", 15],
    ]);
    expect((await readRules(permitOfAfter())).gapMinutes).toBe(20);
    expect(await listSites(before.permits.coordinator)).toEqual(there);
    const event = await db.auditEvent.findFirstOrThrow({
      orderBy: { sequence: "desc" },
      select: { type: true, challengeId: true },
    });
    expect(event).toEqual({ type: "timetable-changed", challengeId: after.id });
    // Nothing is left to take: what is here is not offered again.
    expect(await listEarlierPlaces(permitOfAfter())).toEqual([]);
  });

  it("leaves what is here as it is, and takes one site without a journey", async () => {
    await saveSite(permitOfAfter(), null, { name: "Depot", address: "Another depot" }, NOW);
    const [places] = await listEarlierPlaces(permitOfAfter());
    expect(places).toMatchObject({ here: ["Depot"], sites: [{ name: "Town Hall" }] });
    const taken = await takeOver(
      permitOfAfter(),
      { mark: places?.mark ?? "", sites: ["Town Hall", "Depot"], takesRules: false },
      NOW,
    );
    expect(taken).toMatchObject({ sites: 1, rooms: 2, journeys: 0, rules: 0 });
    expect((await listSites(permitOfAfter())).map(({ name, address }) => [name, address])).toEqual([
      ["Depot", "Another depot"],
      ["Town Hall", "Market Place"],
    ]);
    expect((await readRules(permitOfAfter())).gapMinutes).toBe(15);
  });

  it("is refused when a day with hours of its own would end before it starts, and takes no site either", async () => {
    const rulesThere = await readRules(before.permits.coordinator);
    const later = { rules: { ...rulesThere, dayStart: 600 }, opened: markOf(rulesThere) };
    await saveRules(before.permits.coordinator, later, NOW);
    const [day = ""] = (await readVisit(permitOfAfter())).days;
    const none = markOf({});
    await saveDayHours(permitOfAfter(), { hours: { [day]: { to: 590 } }, opened: none }, NOW);
    const input = { mark: await markNow(), sites: ["Town Hall"], takesRules: true };
    await expect(takeOver(permitOfAfter(), input, NOW)).rejects.toMatchObject({
      code: "invalid",
      field: "rules",
      message: expect.stringContaining("would start at 10:00 and end at 09:50"),
    });
    expect(await listSites(permitOfAfter())).toEqual([]);
    expect((await readRules(permitOfAfter())).dayStart).toBe(510);
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      "nothing is chosen",
      async () => takeOver(permitOfAfter(), { mark: await markNow(), sites: [], takesRules: false }, NOW),
      { code: "invalid", field: "sites" },
    ],
    [
      "it changed since it was shown",
      async () => {
        const mark = await markNow();
        await saveSite(before.permits.coordinator, null, { name: "Annexe", address: "" }, NOW);
        await takeOver(permitOfAfter(), { mark, sites: ["Town Hall"], takesRules: false }, NOW);
      },
      { code: "conflict" },
    ],
    [
      "a mark is made up",
      () => takeOver(permitOfAfter(), { mark: "x", sites: ["Town Hall"], takesRules: true }, NOW),
      { code: "conflict" },
    ],
    [
      "the person may not change the timetable",
      async () =>
        takeOver(
          after.permits.councilReader,
          { mark: await markNow(), sites: ["Depot"], takesRules: true },
          NOW,
        ),
      { code: "forbidden" },
    ],
    [
      "it is past its season",
      async () =>
        takeOver(
          atStage(permitOfAfter(), "reporting"),
          { mark: await markNow(), sites: ["Depot"], takesRules: true },
          NOW,
        ),
      { code: "forbidden" },
    ],
  ])("is refused when %s", async (_, work, refusal) => {
    await expect(work()).rejects.toMatchObject(refusal);
    expect(await listSites(permitOfAfter())).toEqual([]);
  });
});
