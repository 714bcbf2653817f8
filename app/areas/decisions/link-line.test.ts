import { expect, it } from "vitest";
import { endOfDay } from "#app/access/purpose-links/purpose-link.ts";
import { linkLine, type SentLink } from "./link-line.ts";

const AT = new Date("2026-01-12T10:00:00Z");
const LINK: SentLink = {
  reference: "ref",
  personName: "Ann Field",
  post: "Leader",
  address: "ann@wexcombe.example",
  createdAt: new Date("2026-01-05T10:00:00Z"),
  createdByName: "Cora",
  keptByName: "",
  mostUses: 1,
  uses: 0,
  expiresAt: endOfDay("2026-01-20"),
  lastUsedAt: null,
  revokedAt: null,
  whyEnded: null,
};
const SENT = "Ann Field, Leader (ann@wexcombe.example), asked by Cora on 5 January 2026.";

it.each<[Partial<SentLink>, string, string | null]>([
  [{}, "The link works until 20 January 2026.", "ref"],
  [{ uses: 1, lastUsedAt: AT }, "Decided on 12 January 2026.", null],
  [{ expiresAt: endOfDay("2026-01-11") }, "The link worked until 11 January 2026 and was not used.", null],
  [{ revokedAt: AT, whyEnded: "withdrawn" }, "It was withdrawn on 12 January 2026.", null],
  [{ revokedAt: AT, whyEnded: "replaced" }, "A newer link was sent in its place on 12 January 2026.", null],
  [
    { revokedAt: AT, whyEnded: "newer-version" },
    "It ended when a newer version was sent on 12 January 2026.",
    null,
  ],
  [{ revokedAt: AT, whyEnded: "left" }, "It ended when they left the challenge on 12 January 2026.", null],
])("%j: %s", (given, words, reference) => {
  expect(linkLine({ ...LINK, ...given }, AT)).toEqual({ text: `${SENT} ${words}`, reference });
});

it("says with whom it is since it was handed over", () => {
  expect(linkLine({ ...LINK, keptByName: "Ben Okoro" }, AT).text).toContain(
    "asked by Cora on 5 January 2026, now with Ben Okoro.",
  );
});
