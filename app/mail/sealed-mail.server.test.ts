import { expect, it } from "vitest";
import { seal } from "#app/platform/sealed.server.ts";
import { openSealedMail, sealMail } from "./sealed-mail.server.ts";

const MAIL = {
  blocks: [
    { text: "Dear Ada," },
    { link: { url: "https://example.org/a", label: "Say when you can come", isSecret: true } },
  ],
  calendar: { method: "REQUEST" as const, ics: "BEGIN:VCALENDAR" },
};

it("opens a message that was sealed before versions were written, and one sealed now", () => {
  expect(openSealedMail(seal(JSON.stringify(MAIL)))).toEqual(MAIL);
  expect(openSealedMail(sealMail(MAIL))).toEqual(MAIL);
  expect(openSealedMail(sealMail({ blocks: [] }))).toEqual({ blocks: [] });
});

it("refuses what is no message, and repeats no word of it", () => {
  const open = () => openSealedMail(seal('{"v":1,"value":{"blocks":[{"words":"quince"}]}}'));
  expect(open).toThrow("the words of a message is not as version 1 says");
  expect(open).not.toThrow("quince");
});
