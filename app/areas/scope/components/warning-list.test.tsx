import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { WarningList } from "./warning-list.tsx";

const warning = {
  id: "w",
  code: "open",
  place: "",
  message: "A blank.",
  answer: null,
  answeredAt: null,
  answeredByName: null,
};
const drawn = (quote: string) =>
  renderToStaticMarkup(<WarningList challengeId="c" warnings={[{ ...warning, quote }]} mayAnswer={false} />);

it("shows the words a warning rests on, and no marks of a quotation where there are none", () => {
  expect(drawn("[insert name]")).toContain("“[insert name]”");
  expect(drawn("[insert name]")).toContain("The words it rests on");
  expect(drawn("")).not.toMatch(/[“”]|The words it rests on/);
});

it("leads from the day that a letter names to what the councils decided", () => {
  const links = (code: string) =>
    renderToStaticMarkup(
      <WarningList challengeId="c" warnings={[{ ...warning, code, quote: "" }]} mayAnswer={true} />,
    ).includes('href="/challenges/c/decisions"');
  expect([links("agreed-in-letter"), links("open")]).toEqual([true, false]);
});
