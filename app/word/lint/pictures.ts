import { isBlank } from "../run-text.ts";
import { ancestor, descendants, first, type XmlElement } from "./xml-tree.ts";

/**
 * What is shown as a picture and has no alternative text: drawings, and the pictures of older files (VML), which stand in shapes. A text box
 * is read by its words, and what is marked as decorative is passed over by a screen reader: neither needs any.
 */
export function picturesWithoutWords(root: XmlElement): XmlElement[] {
  return [
    ...descendants(root, "wp:docPr").filter(
      (properties) =>
        isBlank(properties.attributes.get("descr") ?? "") &&
        !isDecorative(properties) &&
        !isTextBox(properties.parent),
    ),
    ...descendants(root, "v:imagedata").filter((image) => {
      const shape = image.parent;
      return shape !== null && isBlank(shape.attributes.get("alt") ?? "") && !isLine(shape);
    }),
  ];
}

function isDecorative(properties: XmlElement): boolean {
  return descendants(properties, "adec:decorative").some((one) =>
    ["1", "true"].includes(one.attributes.get("val") ?? ""),
  );
}

function isTextBox(drawing: XmlElement | null): boolean {
  return (
    drawing !== null && first(drawing, "wps:txbx") !== undefined && first(drawing, "pic:pic") === undefined
  );
}

/** A horizontal rule of the older kind, drawn by a picture. */
function isLine(shape: XmlElement): boolean {
  return ["t", "true", "1"].includes(shape.attributes.get("o:hr") ?? "");
}

/**
 * The colour that fills the text box an element stands in, as six hexadecimal digits; null where it stands in none, "unknown" where the box is
 * filled by a theme, a gradient or a picture.
 */
export function fillOfTextBox(element: XmlElement): string | null {
  const box = ancestor(element, "wps:txbx", "v:textbox");
  if (box === undefined || box.parent === null) return null;
  return box.name === "wps:txbx" ? drawnFill(box.parent) : vmlFill(box.parent);
}

function drawnFill(shape: XmlElement): string | null {
  const properties = shape.children.find((one) => one.name === "wps:spPr");
  const fill = properties?.children.find((one) => /^a:(?:no|solid|grad|blip|patt|grp)Fill$/.test(one.name));
  if (fill?.name === "a:noFill") return null;
  if (fill === undefined) return shape.children.some((one) => one.name === "wps:style") ? "unknown" : null;
  const colour = fill.children[0];
  const plain = colour?.name === "a:srgbClr" && colour.children.length === 0;
  return (fill.name === "a:solidFill" && plain && colour.attributes.get("val")) || "unknown";
}

function vmlFill(shape: XmlElement): string | null {
  if (["f", "false", "0"].includes(shape.attributes.get("filled") ?? "")) return null;
  const written = shape.attributes.get("fillcolor");
  if (written === undefined) return null;
  const digits = /^#([0-9a-f]{6})\b/i.exec(written)?.[1];
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])\b/i.exec(written);
  return (
    digits ??
    (short
      ? short
          .slice(1)
          .map((one) => one + one)
          .join("")
      : "unknown")
  );
}
