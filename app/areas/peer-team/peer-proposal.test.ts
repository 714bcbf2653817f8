import { expect, it } from "vitest";
import { changedSincePut, proposalText } from "./peer-proposal.ts";

const PUT = {
  name: "Ann Reed",
  post: "Leader",
  organisation: "Saltmere City Council",
  why: "Leads a partnership.",
};

it.each([
  [{}, []],
  [{ name: "Anne Reed" }, ["the name"]],
  [{ organisation: "Elsewhere" }, ["the council or organisation"]],
  [{ name: "x", organisation: "y" }, ["the name", "the council or organisation"]],
])("says what changed since it was put: %j", (given, changed) => {
  expect(changedSincePut(PUT, { ...PUT, ...given })).toEqual(changed);
});

it("is another text for other words, wherever they stand", () => {
  const texts = [
    PUT,
    { ...PUT, name: "Ann ReedLeader", post: "" },
    { ...PUT, name: "Ann Reed ", post: "Leader" },
    { ...PUT, why: "" },
  ].map(proposalText);
  expect(new Set(texts).size).toBe(texts.length);
});
