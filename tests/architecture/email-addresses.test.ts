import { expect, it } from "vitest";
import { PeerForm } from "#app/areas/peer-team/forms.ts";
import { InviteForm } from "#app/areas/people/forms.ts";
import { PersonForm } from "#app/areas/timetable/plan/forms.ts";
import { EmailAddress } from "#app/platform/email-address.ts";

it.each([
  ["ann@example.org", "ann@example.org"],
  [" Ann.Archer@Example.ORG ", "ann.archer@example.org"],
  ["r&d@wexcombe.gov.uk", "r&d@wexcombe.gov.uk"],
  ["press/office@wexcombe.gov.uk", "press/office@wexcombe.gov.uk"],
  ["ann+cpc=peer@example.org", "ann+cpc=peer@example.org"],
  ["sinéad.o'brien@example.ie", "sinéad.o'brien@example.ie"],
  // Pasted from Word, which bends apostrophes.
  ["sinead.o’brien@example.ie", "sinead.o'brien@example.ie"],
  ["jürgen@example.org", "jürgen@example.org"],
  // The same address, as two browsers send it.
  ["jo@bücher.example", "jo@xn--bcher-kva.example"],
  ["jo@xn--bcher-kva.example", "jo@xn--bcher-kva.example"],
  ["jo@例え.テスト", "jo@xn--r8jz45g.xn--zckzah"],
])("accepts %s", (typed, kept) => {
  expect(EmailAddress.parse(typed)).toBe(kept);
});

it.each([
  "",
  "ann",
  "@example.org",
  "ann@",
  "ann@example",
  "ann@example..org",
  "ann@-example.org",
  "ann@example.org.",
  "ann@ex ample.org",
  ".ann@example.org",
  "ann..archer@example.org",
  "ann@bob@example.org",
  "Ann <ann@example.org>",
  "ann@example.org, bob@example.org",
  "ann@127.0.0.1",
  "ann@example.org\r\nBcc: eve@example.org",
  `${"a".repeat(65)}@example.org`,
  `ann@${"b".repeat(64)}.org`,
  `ann@${"b.".repeat(130)}org`,
])("refuses %j", (typed) => {
  expect(EmailAddress.safeParse(typed).success).toBe(false);
});

it("is the same at every form that asks for an address", () => {
  const wanted = "sinead.o'brien/r&d@xn--bcher-kva.example";
  for (const form of [InviteForm, PeerForm, PersonForm]) {
    expect(form.shape.email.parse("Sinead.O’Brien/R&D@bücher.example")).toBe(wanted);
  }
});
