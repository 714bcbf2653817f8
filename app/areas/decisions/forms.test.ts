import { expect, it } from "vitest";
import { CorrectionForm, DecisionForm } from "./forms.ts";

const day = (text: string) => {
  const [year, month, date] = text.split("-");
  return { day: date, month, year };
};

const typed = (given: Record<string, unknown> = {}) => ({
  outcome: "agreed",
  takenByKind: "body",
  bodyName: "Executive",
  decidedOn: day("2026-01-12"),
  callIn: "none",
  ...given,
});

it.each<[string, Record<string, unknown>, string[]]>([
  ["what is needed", {}, []],
  ["a person with a post", { takenByKind: "person", personName: "Ann Field", post: "Leader" }, []],
  [
    "nothing chosen",
    { outcome: undefined, takenByKind: undefined, callIn: undefined },
    ["callIn", "outcome", "takenByKind"],
  ],
  ["a body without a name", { bodyName: " " }, ["bodyName"]],
  ["a person without name and post", { takenByKind: "person" }, ["personName", "post"]],
  ["against without a word", { outcome: "against" }, ["against"]],
  ["call-in without a day", { callIn: "until" }, ["callInEndsOn"]],
  ["no day", { decidedOn: {} }, ["decidedOn"]],
  ["a day that is none", { decidedOn: day("2026-02-30") }, ["decidedOn"]],
])("wants at a decision: %s", (_, given, fields) => {
  const { error } = DecisionForm.safeParse(typed(given));
  expect([...new Set(error?.issues.map(({ path }) => String(path[0])))].sort()).toEqual(fields);
});

it("counts for nothing what belongs to an answer that was not chosen", () => {
  const value = DecisionForm.parse(
    typed({
      against: "Typed, then agreed after all",
      personName: "Ann Field",
      post: "Leader",
      callInEndsOn: day("2026-01-19"),
    }),
  );
  expect(value).toMatchObject({ takenBy: "Executive", post: "", against: "", callInEndsOn: null });
});

it("wants the reason of a correction", () => {
  const { error } = CorrectionForm.safeParse(typed());
  expect(error?.issues.map(({ path }) => path[0])).toEqual(["correctionReason"]);
});
