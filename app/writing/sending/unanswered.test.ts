import { expect, it } from "vitest";
import { SENDING_FIELD } from "#app/platform/form-answer.ts";
import { DRAFT_FIELD } from "../drafts/draft.ts";
import { nameSending } from "./unanswered.ts";

const PAGE = "/challenges/1/findings/new.data";
const form = (text: string) => new URLSearchParams({ [SENDING_FIELD]: "", intent: "save", text });
const PAGE_OPENED = "first";
const nameOf = (body: FormData | URLSearchParams) => String(body.get(SENDING_FIELD));

it("is the same sending until there is an answer, unless anything in the form was changed", () => {
  const [first, again, changed, elsewhere] = [form("A"), form("A"), form("B"), form("A")];
  again.set(DRAFT_FIELD, "finding");
  const sayAnswered = nameSending(PAGE, first, PAGE_OPENED);
  nameSending(PAGE, again, PAGE_OPENED);
  nameSending(PAGE, changed, PAGE_OPENED);
  nameSending("/challenges/2/findings/new.data", elsewhere, PAGE_OPENED);
  expect(nameOf(first)).toMatch(/^[0-9a-f]{32}$/);
  expect(nameOf(again)).toBe(nameOf(first));
  expect(new Set([first, changed, elsewhere].map(nameOf)).size).toBe(3);
  sayAnswered(false);
  const later = form("A");
  nameSending(PAGE, later, PAGE_OPENED);
  expect(nameOf(later)).not.toBe(nameOf(first));
});

it("is the same sending when it was saved and the button is pressed again before the next page is there", () => {
  const [first, again, onNextPage] = [form("C"), form("C"), form("C")];
  nameSending(PAGE, first, PAGE_OPENED)(true);
  nameSending(PAGE, again, PAGE_OPENED)(true);
  nameSending(PAGE, onNextPage, "second");
  expect(nameOf(again)).toBe(nameOf(first));
  expect(nameOf(onNextPage)).not.toBe(nameOf(first));
});

it("tells one file from another, and leaves alone what asks for no name", () => {
  const withFile = (lastModified: number) => {
    const body = new FormData();
    body.set(SENDING_FIELD, "");
    body.set("file", new File(["x"], "plan.xlsx", { lastModified }));
    return body;
  };
  const [one, same, other] = [withFile(1), withFile(1), withFile(2)];
  for (const body of [one, same, other]) nameSending(PAGE, body, PAGE_OPENED);
  expect(nameOf(same)).toBe(nameOf(one));
  expect(nameOf(other)).not.toBe(nameOf(one));
  const search = new URLSearchParams({ query: "rooms" });
  nameSending(PAGE, search, PAGE_OPENED);
  expect(search.toString()).toBe("query=rooms");
});
