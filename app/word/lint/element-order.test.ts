import { expect, it } from "vitest";
import { misplaced } from "./element-order.ts";

it.each([
  ["w:pPr", "pStyle keepNext numPr spacing ind jc", null],
  ["w:pPr", "keepNext pStyle", "w:pStyle"],
  ["w:rPr", "rFonts b color sz lang", null],
  ["w:rPr", "b rStyle", null],
  ["w:rPr", "bold", "w:bold"],
  ["w:tblPr", "tblStyle tblW tblLayout tblLook tblCaption", null],
  ["w:tblPr", "tblCaption tblLook", "w:tblLook"],
  ["w:sectPr", "footerReference headerReference headerReference footerReference pgSz", null],
  ["w:sectPr", "pgSz headerReference", "w:headerReference"],
  ["w:p", "r pPr", "w:pPr"],
  ["w:p", "pPr r r", null],
  ["w:unknown", "z a", null],
])("in %s, of %s, %s is out of place", (parent, children, wrong) => {
  expect(
    misplaced(
      parent,
      children.split(" ").map((name) => `w:${name}`),
    ),
  ).toBe(wrong);
});
