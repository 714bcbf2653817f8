import { expect, it } from "vitest";
import { plainTextOf } from "../mail/mail-body.ts";
import { digestMail, mayHaveDigest } from "./digest-words.ts";
import type { NoticeKind } from "./kinds.ts";

const notice = (kind: NoticeKind, text: string, page = `/${kind}`) => ({ kind, text, page });
const mailOf = (parts: Parameters<typeof digestMail>[0]["parts"]) => {
  const { subject, body } = digestMail({
    name: "Cora Coordinator",
    parts,
    choicesPage: "/account/told",
    urlOf: (page) => `https://workspace.example${page}`,
  });
  return { subject, text: plainTextOf(body) };
};

it("says what is late first, each kind under its heading with the way to its page", () => {
  const { subject, text } = mailOf([
    {
      title: "Wexcombe",
      notices: [
        notice("published", "Wexcombe: peer challenge report, 2026"),
        notice("date-reminder", "Report published: by 5 June 2026, in 7 days"),
        notice("document-late", "Corporate plan: was due on 1 May 2026, 3 days ago"),
        notice("document-late", "Risk register: was due on 1 May 2026, 3 days ago"),
      ],
    },
  ]);
  expect(subject).toBe("4 things for you in Wexcombe");
  expect(text).toBe(`Dear Cora Coordinator,

This is new in Wexcombe, or waits for you there.

Documents that are late:
- Corporate plan: was due on 1 May 2026, 3 days ago
- Risk register: was due on 1 May 2026, 3 days ago

Open the data pack:
https://workspace.example/document-late

Key dates:
- Report published: by 5 June 2026, in 7 days

Open the key dates:
https://workspace.example/date-reminder

Published, for anybody to read:
- Wexcombe: peer challenge report, 2026

Open the publications:
https://workspace.example/published

At most one message like this comes a day. Some kinds of news can be left out of it.

Choose what you are told:
https://workspace.example/account/told
`);
});

it("names the challenges where there are several", () => {
  const { subject, text } = mailOf([
    { title: "Wexcombe", notices: [notice("published", "A report")] },
    { title: "Millbrook", notices: [notice("published", "A plan")] },
  ]);
  expect(subject).toBe("2 things for you in 2 challenges");
  expect(text).toContain("This is new in 2 challenges, or waits for you there.");
  expect(text).toMatch(/Wexcombe\n\n[\s\S]*A report[\s\S]*Millbrook\n\n[\s\S]*A plan/);
});

it("says once, as late, what is told as late and as a reminder on one day", () => {
  const text = "Action 5.2, Align calendars: was due on 31 October 2026, 27 days ago";
  const told = mailOf([
    {
      title: "W",
      notices: [notice("action-reminder", text, "/owners"), notice("action-late", text, "/owners")],
    },
  ]);
  expect(told.subject).toBe("1 thing for you in W");
  expect(told.text).toContain(`Actions that are late:\n- ${text}\n`);
  expect(told.text).not.toContain("Actions to report on");
});

it("says the same once, and of many the first", () => {
  const same = Array.from({ length: 3 }, () => notice("correction-to-answer", "From Wexcombe"));
  expect(mailOf([{ title: "W", notices: same }]).text).toContain("- From Wexcombe (3 times)\n");
  const many = Array.from({ length: 30 }, (_, index) => notice("action-reminder", `Action ${index + 1}`));
  const { subject, text } = mailOf([{ title: "W", notices: many }]);
  expect(subject).toBe("30 things for you in W");
  expect(text).toContain("- Action 11\n- and 19 more\n");
  expect(text).not.toContain("Action 12");
  const few = Array.from({ length: 12 }, (_, index) => notice("action-reminder", `Action ${index + 1}`));
  expect(mailOf([{ title: "W", notices: few }]).text).toContain("- Action 12\n");
});

it.each([
  [null, false, true],
  ["2026-05-19", false, true],
  ["2026-05-20", false, false],
  ["2026-05-18", true, false],
  // A clock that was ahead is right again.
  ["2026-05-21", false, true],
] as const)(
  "after one on %s, another on its way: %s, there may be one on 20 May: %s",
  (lastOn, isOnItsWay, may) => {
    expect(mayHaveDigest({ lastOn, isOnItsWay }, "2026-05-20")).toBe(may);
  },
);

it("leads whoever serves several councils to each council's page of what is of all, never to the one that asks which", () => {
  const { text } = mailOf([
    {
      title: "The partnership",
      views: [
        { councilId: "W", council: "Wexcombe" },
        { councilId: "H", council: "Harrowmere" },
      ],
      notices: [
        notice("draft-to-read", "Draft report, version 1", "/challenges/C/report"),
        notice("date-moved", "Draft report", "/challenges/C/key-dates"),
      ],
    },
  ]);
  expect(text).toContain(`Open the report, for Wexcombe:
https://workspace.example/challenges/C/councils/W/report`);
  expect(text).toContain(`Open the report, for Harrowmere:
https://workspace.example/challenges/C/councils/H/report`);
  expect(text).toContain(`Open the key dates:
https://workspace.example/challenges/C/key-dates`);
  expect(text).not.toContain("example/challenges/C/report");
});
