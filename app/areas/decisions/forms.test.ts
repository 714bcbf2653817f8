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
  ["a body of the record", { bodyName: "", meeting: "b1" }, []],
  ["a body of the record and a name", { meeting: "b1" }, ["bodyName"]],
  ["a meeting, and so no day", { bodyName: "", meeting: "b1 2026-01-12", decidedOn: {} }, []],
  ["a meeting and its day", { bodyName: "", meeting: "b1 2026-01-12" }, []],
  ["a meeting and another day", { bodyName: "", meeting: "b1 2026-01-13" }, ["decidedOn"]],
  ["a body without a day", { bodyName: "", meeting: "b1", decidedOn: {} }, ["decidedOn"]],
  [
    "a person, whatever meeting was chosen before",
    {
      takenByKind: "person",
      personName: "A",
      post: "Leader",
      meeting: "b1 2026-01-12",
      decidedOn: {},
      bodyName: "",
    },
    ["decidedOn"],
  ],
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

it("takes the day of the meeting that was chosen, and no body where a person decided", () => {
  const meeting = { bodyName: "", meeting: "b1 2026-01-08", decidedOn: {} };
  expect(DecisionForm.parse(typed(meeting))).toMatchObject({ bodyId: "b1", decidedOn: "2026-01-08" });
  const person = { takenByKind: "person", personName: "Ann Field", post: "Leader", meeting: "b1" };
  expect(DecisionForm.parse(typed(person))).toMatchObject({ bodyId: null, takenBy: "Ann Field" });
});
