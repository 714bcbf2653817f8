import { expect, it } from "vitest";
import { groupPublished } from "./group-published.ts";

const document = (slug: string, kind: "report" | "action-plan", challengeId: string, day: string) => ({
  slug,
  kind,
  title: slug,
  challengeId,
  releasedAt: new Date(`${day}T10:00:00Z`),
});

it("puts the challenge with the newest document first, and the report before the plans", () => {
  const groups = groupPublished([
    document("a-report", "report", "a", "2025-01-01"),
    document("b-report", "report", "b", "2025-06-01"),
    document("a-plan", "action-plan", "a", "2025-09-01"),
  ]);
  expect(groups.map((group) => [group.challengeId, group.documents.map((each) => each.slug)])).toEqual([
    ["a", ["a-report", "a-plan"]],
    ["b", ["b-report"]],
  ]);
});
