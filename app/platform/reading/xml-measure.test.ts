import { describe, expect, it } from "vitest";
import { XmlMeasure } from "./xml-measure.ts";

function measured(
  xml: string | Buffer,
  piece = 1_000,
): { elements: number; deepest: number; declares: boolean } {
  const measure = new XmlMeasure();
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += piece) measure.take(bytes.subarray(at, at + piece));
  return { elements: measure.elements, deepest: measure.deepest, declares: measure.declaresEntities };
}

describe("XmlMeasure", () => {
  it.each<[string, string, number, number]>([
    ["elements in each other", "<a><b><c/></b><b/></a>", 4, 2],
    ["a mark in an attribute", "<a b=\"x>y/>\" c='</a>'><d/></a>", 2, 1],
    ["a comment with elements", "<a><!-- <b><c> --><d/></a>", 2, 1],
    ["characters that are no elements", "<a><![CDATA[<b><c>]]></a>", 1, 1],
    ["an instruction", '<?xml version="1.0"?><a/>', 1, 0],
    ["nothing", "", 0, 0],
  ])("%s", (_, xml, elements, deepest) => {
    for (const piece of [1, 2, 3, 1_000]) {
      expect(measured(xml, piece)).toEqual({ elements, deepest, declares: false });
    }
  });

  it("counts UTF-16 of either order", () => {
    const little = Buffer.from("\ufeff<a><b/></a>", "utf16le");
    expect(measured(little)).toMatchObject({ elements: 2, deepest: 1 });
    expect(measured(Buffer.from(little).swap16())).toMatchObject({ elements: 2, deepest: 1 });
  });

  it("finds a document type", () => {
    expect(measured('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>').declares).toBe(true);
  });
});
