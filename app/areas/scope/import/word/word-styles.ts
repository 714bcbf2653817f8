import type { Element } from "@xmldom/xmldom";
import { attribute, childNamed, children, isSwitchedOn, leftIndent, numberAttribute } from "./word-xml.ts";

/** What a paragraph or character style gives to the text set in it, with what it inherits. */
export interface Style {
  /** 1 to 9 for heading styles and 1 for the title; null for body text. */
  headingLevel: number | null;
  bold: boolean;
  hidden: boolean;
  numId: string | null;
  numLevel: number | null;
  /** The style in the chain that holds the numbering; its name chooses the level. */
  numStyle: string | null;
  /** Left indentation in twentieths of a point; null when no style in the chain sets one. */
  indent: number | null;
}

const PLAIN: Style = {
  headingLevel: null,
  bold: false,
  hidden: false,
  numId: null,
  numLevel: null,
  numStyle: null,
  indent: null,
};

export class Styles {
  private readonly elements = new Map<string, Element>();
  private readonly resolved = new Map<string, Style>();
  private readonly defaultParagraph: string | null;

  constructor(root: Element | null) {
    let defaultParagraph: string | null = null;
    for (const element of children(root, "style")) {
      const id = attribute(element, "styleId");
      if (id === null) continue;
      this.elements.set(id, element);
      const isDefault = ["1", "true"].includes(attribute(element, "default") ?? "");
      if (isDefault && attribute(element, "type") === "paragraph") defaultParagraph = id;
    }
    this.defaultParagraph = defaultParagraph;
  }

  paragraph(id: string | null): Style {
    return this.style(id ?? this.defaultParagraph);
  }

  style(id: string | null): Style {
    if (id === null) return PLAIN;
    const known = this.resolved.get(id);
    if (known) return known;
    // Recorded before its parent is read, so that a style based on itself does not go round for ever.
    this.resolved.set(id, PLAIN);
    const style = this.read(id);
    this.resolved.set(id, style);
    return style;
  }

  private read(id: string): Style {
    const element = this.elements.get(id);
    if (!element) return { ...PLAIN, headingLevel: headingOfName(id) };
    const base = this.style(attribute(childNamed(element, "basedOn"), "val"));
    const paragraph = childNamed(element, "pPr");
    const run = childNamed(element, "rPr");
    const numbering = childNamed(paragraph, "numPr");
    const numId = attribute(childNamed(numbering, "numId"), "val");
    const outline = numberAttribute(childNamed(paragraph, "outlineLvl"), "val");
    const named = headingOfName(attribute(childNamed(element, "name"), "val") ?? id);
    return {
      headingLevel: named ?? (outline === null ? base.headingLevel : outline < 9 ? outline + 1 : null),
      bold: isSwitchedOn(run, "b") ?? base.bold,
      hidden: isSwitchedOn(run, "vanish") ?? base.hidden,
      numId: numId ?? base.numId,
      numLevel:
        numberAttribute(childNamed(numbering, "ilvl"), "val") ?? (numId === null ? base.numLevel : null),
      indent: leftIndent(paragraph) ?? base.indent,
      numStyle: numId === null && base.numId !== null ? base.numStyle : numId === null ? null : id,
    };
  }
}

function headingOfName(name: string): number | null {
  const match = /^heading\s?([1-9])$/i.exec(name.trim());
  if (match) return Number(match[1]);
  return /^title$/i.test(name.trim()) ? 1 : null;
}
