import { expect, it } from "vitest";
import { documentTitle, issuedFileName } from "./document-title.ts";

it.each([
  [[], "Action plan"],
  [[""], "Action plan"],
  [["Wexcombe Borough Council"], "Action plan: Wexcombe Borough Council"],
  [["Wexcombe", "Harrowmere"], "Action plan: Wexcombe and Harrowmere"],
  [["Wexcombe", "Harrowmere", "Elmstead"], "Action plan: Wexcombe and 2 other councils"],
])("a plan of %j has the title %s", (councils, title) => {
  expect(documentTitle("Action plan", councils)).toBe(title);
});

it.each([
  ["Action plan", "Action plan, Wexcombe, final version 2.docx"],
  ["Action plan: Wexcombe", "Action plan, Wexcombe, final version 2.docx"],
])("names the file of a version issued as %s by council and kind", (title, name) => {
  expect(issuedFileName({ title, status: "final", number: 2 }, ["Wexcombe"])).toBe(name);
});
