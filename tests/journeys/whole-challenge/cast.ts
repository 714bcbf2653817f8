import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type { Role } from "#app/access/permissions.ts";
import { newId } from "#app/platform/ids.ts";
import { arrive, visit } from "../../support/journey.ts";
import { expectNotice, press } from "../../support/journey-forms.ts";
import { type PlainAnswers, sendForm } from "../../support/plain-form.ts";

/** Somebody who takes part, with an account made in the journey. */
export interface CastMember {
  name: string;
  email: string;
  password: string;
  /** As the page calls it. */
  role: "Support officer" | "Peer" | "Co-ordinator" | "Council reader" | "Action owner";
}

/** Accounts of one run are never those of another on the same database. */
const RUN = newId().toLowerCase();

const member = (role: CastMember["role"], name: string): CastMember => ({
  name,
  role,
  email: `${name.toLowerCase().replace(" ", ".")}@${RUN}.example`,
  password: `a long pass phrase of ${name}`,
});

/** Everybody but the challenge manager, who has an account before the journey begins. */
export const CAST = {
  supportOfficer: member("Support officer", "Sorrel Ambry"),
  peer: member("Peer", "Petra Lindow"),
  coordinator: member("Co-ordinator", "Cosmo Farrant"),
  councilReader: member("Council reader", "Rhoda Escott"),
  actionOwner: member("Action owner", "Orrin Tregear"),
} as const;

/** Words of the journey that are looked for again on later pages. */
export const WORDS = {
  note: "Two clerks keep the same list of empty homes in different places, and neither trusts the other.",
  finding: "The two councils count empty homes twice and differently",
  findingText: "The councils keep separate records of empty homes. Staff spend time reconciling them.",
  recommendation: "Keep one record of empty homes",
  recommendationText: "Agree one shared record of empty homes, with one owner, by the end of the year.",
  action: "Move both lists of empty homes into the shared property register",
  update: "The first list has moved and has been checked by the housing team.",
  judgement: "Staff in both towns showed the team one record that they trust.",
} as const;

const beside = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The real letter and memorandum where they are at hand, else our own of the same kind. */
export function scopeDocuments(): { letter: string; mou: string } {
  const real = {
    letter: beside("../shared/seeds/scope-letter.md"),
    mou: beside("../shared/seeds/heads-of-terms-mou.md"),
  };
  if (existsSync(real.letter) && existsSync(real.mou)) return real;
  return {
    letter: beside("tests/fixtures/scope/partnership-letter.md"),
    mou: beside("tests/fixtures/scope/partnership-mou.md"),
  };
}

/** As the form calls the roles. */
const ROLE_VALUES = {
  "Support officer": "support-officer",
  Peer: "peer",
  "Co-ordinator": "coordinator",
  "Council reader": "council-reader",
  "Action owner": "action-owner",
} as const satisfies Record<CastMember["role"], Role>;

/** The challenge manager invites everybody into the challenge: the peer in the browser, the others, of one council, with the same form. */
export async function inviteAll(page: Page, base: string, councilId: string): Promise<void> {
  const { peer, ...others } = CAST;
  await visit(page, `${base}/members/invite`, "Invite a person");
  await page.getByLabel("Name", { exact: true }).fill(peer.name);
  await page.getByLabel("E-mail address").fill(peer.email);
  await page.getByRole("radio", { name: peer.role, exact: true }).check();
  await page.getByLabel("Place in the peer team").selectOption(peer.name);
  await press(page, "Send invitation");
  await expectNotice(page, `${peer.name} invited.`);
  await expect(page.getByRole("row", { name: peer.email })).toContainText("Invited, not yet accepted");
  for (const { name, email, role } of Object.values(others)) {
    const place: PlainAnswers = role === "Support officer" ? {} : { councilId };
    const answers = { name, email, role: ROLE_VALUES[role], ...place };
    const members = await sendForm(page, `${base}/members/invite`, "invite", answers);
    expect(members).toContain(`${name} invited.`);
  }
}

/** Without a mail server the administrator passes a link on by hand; the person opens it and chooses a password. */
export async function acceptInvitation(
  administrator: Page,
  person: Page,
  { name, password }: CastMember,
): Promise<void> {
  await visit(administrator, "/administration/mail?status=waiting", "Outbox");
  await administrator.getByRole("link", { name, exact: true }).first().click();
  await arrive(administrator, "Your invitation to the peer challenge workspace");
  const link = (await administrator.getByRole("link", { name: /\/invitation\// }).getAttribute("href")) ?? "";
  await visit(person, new URL(link).pathname, "Accept your invitation");
  await person.getByLabel("Password", { exact: true }).fill(password);
  await press(person, "Save password and sign in");
  await person.waitForURL(/\/challenges\/[^/]+$/);
}

/** The same by plain requests, with the page and form that one of them has taken in the browser. */
export async function acceptPlainly(
  { request }: Page,
  person: Page,
  { name, password }: CastMember,
): Promise<void> {
  const outbox = await (await request.get("/administration/mail?status=waiting")).text();
  const [, message = ""] = new RegExp(`<a [^>]*href="([^"]+)"[^>]*>${name}</a>`).exec(outbox) ?? [];
  const read = await (await request.get(message)).text();
  const [link = ""] = /\/invitation\/[\w-]+/.exec(read) ?? [];
  expect(await sendForm(person, link, null, { password })).toContain("Parts of this challenge");
}
