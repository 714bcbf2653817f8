import { expect, it } from "vitest";
import { seal } from "#app/platform/sealed.server.ts";
import { openSealedMail, sealMail } from "./sealed-mail.server.ts";

const MAIL = {
  blocks: [
    { text: "Dear Ada," },
    { link: { url: "https://example.org/a", label: "Say when you can come", isSecret: true } },
  ],
  calendars: [{ method: "REQUEST" as const, ics: "BEGIN:VCALENDAR" }],
};

/** As a message was sealed when it held one entry at most. */
const { calendars, ...WORDS } = MAIL;
const WITH_ONE_ENTRY = { ...WORDS, calendar: calendars[0] };

it("opens a message that was sealed before versions were written, and one sealed now", () => {
  expect(openSealedMail(seal(JSON.stringify(WITH_ONE_ENTRY)))).toEqual(MAIL);
  expect(openSealedMail(seal(JSON.stringify({ v: 1, value: WITH_ONE_ENTRY })))).toEqual(MAIL);
  expect(openSealedMail(seal(JSON.stringify({ v: 1, value: WORDS })))).toEqual(WORDS);
  expect(openSealedMail(sealMail(MAIL))).toEqual(MAIL);
  expect(openSealedMail(sealMail({ blocks: [] }))).toEqual({ blocks: [] });
});

it("refuses what is no message, and repeats no word of it", () => {
  const open = () => openSealedMail(seal('{"v":1,"value":{"blocks":[{"words":"quince"}]}}'));
  expect(open).toThrow("the words of a message is not as version 1 says");
  expect(open).not.toThrow("quince");
});
