import { describe, expect, it } from "vitest";
import { redLinesTouched, subjectsOf } from "./red-lines.ts";

const LINES = [
  ["5.3(1)", "Neither council may take decisions for the other."],
  ["5.3(2)", "The names and crests of both councils stay as they are."],
  ["5.3(3)", "Each council sets its own council tax."],
  ["5.3(4)", "Each council keeps its own constitution."],
  ["5.3(5)", "No cost moves from one council to the other without a vote of both."],
  ["5.3(6)", "Contracts already signed are honoured."],
  ["5.3(7)", "Each council still decides its own local plan."],
].map(([ref = "", text = ""]) => ({ clauseId: ref, ref, source: "Agreement", text }));

function redLinesOf(sentence: string) {
  return redLinesTouched(sentence, LINES).map(({ clauseId }) => clauseId.replace("5.3", ""));
}

describe("a recommendation beside the red lines of an agreement", () => {
  it.each<[string, string[]]>([
    // name
    ["Agree a single name for the partnership.", ["(2)"]],
    ["Rebrand both councils under one identity.", ["(2)"]],
    ["Adopt a joint logo on all letters.", ["(2)"]],
    ["Replace the two crests with one.", ["(2)"]],
    ["Keep both names and explain to residents who does what.", []],
    ["Name one officer to lead the programme.", []],
    ["Explain the brand of each council to new staff.", []],
    ["Publish the names of those who decide.", []],
    // constitution
    ["Write a single constitution for both councils.", ["(1)", "(4)"]],
    ["Move to one cabinet across the partnership.", ["(1)", "(4)"]],
    ["Merge the two councils by 2029.", ["(1)", "(4)"]],
    ["Set up a joint committee with power to decide on depots.", ["(1)", "(4)"]],
    ["Set up a joint scrutiny group that reports to both councils.", []],
    ["Review each constitution so that reports reach members in time.", []],
    ["Bring in one induction for new members.", []],
    ["Hold a joint meeting of both cabinets twice a year.", []],
    // budget and tax
    ["Pool the reserves of both councils.", ["(5)", "(3)"].sort()],
    ["Harmonise council tax over four years.", ["(3)", "(5)"]],
    ["Agree one medium-term financial plan for both councils.", ["(3)", "(5)"]],
    ["Transfer costs of waste to the partner from April.", ["(3)", "(5)"]],
    ["Show members each quarter how savings were divided.", []],
    ["Set out in each budget what the shared teams cost.", []],
    ["Move the budget debate to an earlier date.", []],
    ["Train budget holders in both councils.", []],
    // veto
    ["Let the joint board decide by majority vote.", ["(1)", "(5)"]],
    ["Give the chair a casting vote.", ["(1)", "(5)"]],
    ["Make its decisions binding on both councils.", ["(1)", "(5)"]],
    ["Allow changes without the agreement of the partner.", ["(1)", "(5)"]],
    ["Let the lead officer decide for both councils.", ["(1)", "(5)"]],
    ["Vote on the plan in both councils on the same day.", []],
    ["Seek the majority of the savings from procurement.", []],
    // contract
    ["End the leisure contract early.", ["(6)"]],
    ["Renegotiate the waste contracts with one supplier.", ["(6)"]],
    ["Create a single employer for all staff.", ["(6)"]],
    ["Novate existing contracts to the partnership.", ["(6)"]],
    ["Keep a register of contracts with the day each ends.", []],
    ["Honour each contract until it ends.", []],
    ["Buy new vehicles together when leases run out.", []],
    // local voice
    ["Draw up a joint local plan.", ["(7)"]],
    ["Form a single planning committee.", ["(7)"]],
    ["Close front desks in the smaller towns.", ["(7)"]],
    ["Reduce the number of councillors by a third.", ["(7)"]],
    ["Line up the timetable of both local plans.", []],
    ["Ask parish councils earlier for their views.", []],
    // ruled out
    ["Do not move to a single constitution.", []],
    ["Save money without a joint local plan.", []],
    ["Work as one team rather than a single employer.", []],
    ["Retain two separate budgets while sharing one finance team.", []],
    ["", []],
  ])("%s", (sentence, expected) => {
    expect(redLinesOf(sentence).sort()).toEqual([...expected].sort());
  });

  it("says look, with the clause and its document, and the words of both", () => {
    expect(redLinesTouched("We advise to draw up a joint local plan.", LINES)).toEqual([
      {
        clauseId: "5.3(7)",
        words: "joint local plan",
        because: "Look: clause 5.3(7) of “Agreement” says “Each council still decides its own local plan.”.",
      },
    ]);
  });

  it("leaves alone a red line of which it does not know what it is about", () => {
    expect(subjectsOf({ text: "The swans on the river are fed daily." })).toEqual([]);
  });
});
