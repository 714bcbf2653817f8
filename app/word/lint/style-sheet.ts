import { child, childValue, type XmlElement } from "./xml-tree.ts";

function outlineLevel(outline: string | undefined): number | null {
  return outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : null;
}

/** The styles of a Word file, with what each takes over from the styles it is based on. */
export class StyleSheet {
  private readonly byId = new Map<string, XmlElement>();
  private readonly defaults: XmlElement | undefined;
  private readonly defaultParagraph: string | undefined;

  constructor(styles: XmlElement | undefined) {
    this.defaults = child(styles, "w:docDefaults");
    for (const style of styles?.children ?? []) {
      const id = style.name === "w:style" ? style.attributes.get("w:styleId") : undefined;
      if (id !== undefined) this.byId.set(id, style);
    }
    this.defaultParagraph = [...this.byId].find(
      ([, style]) =>
        style.attributes.get("w:type") === "paragraph" &&
        ["1", "true", "on"].includes(style.attributes.get("w:default") ?? ""),
    )?.[0];
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** The name people see in Word, in lower case, such as `heading 1`. */
  nameOf(id: string | undefined): string {
    return (childValue(this.byId.get(id ?? this.defaultParagraph ?? ""), "w:name") ?? "").toLowerCase();
  }

  /** The style and those it is based on, nearest first. */
  chain(id: string | undefined): XmlElement[] {
    const chain: XmlElement[] = [];
    for (let next = id; next !== undefined; ) {
      const style = this.byId.get(next);
      if (!style || chain.includes(style)) break;
      chain.push(style);
      next = childValue(style, "w:basedOn");
    }
    return chain;
  }

  /**
   * 1 to 9 for a heading, by the name of its style or by an outline level, its own or that of its style or of one it is based on; null for all
   * else. Level 9 of an outline is no heading: the heading of a contents list is based on a heading and is none.
   */
  headingLevel(paragraph: XmlElement): number | null {
    const own = child(paragraph, "w:pPr");
    for (const style of this.chain(childValue(own, "w:pStyle"))) {
      const byName = /^heading ([1-9])$/.exec((childValue(style, "w:name") ?? "").toLowerCase());
      if (byName) return Number(byName[1]);
      const outline = childValue(child(style, "w:pPr"), "w:outlineLvl");
      if (outline !== undefined) return outlineLevel(childValue(own, "w:outlineLvl") ?? outline);
    }
    return outlineLevel(childValue(own, "w:outlineLvl"));
  }

  /** A paragraph property as it takes effect: the paragraph's own, its style's, the defaults'. */
  paragraphProperty(paragraph: XmlElement, name: string): XmlElement | undefined {
    const own = child(paragraph, "w:pPr");
    const styleId = childValue(own, "w:pStyle") ?? this.defaultParagraph;
    return (
      child(own, name) ??
      this.chain(styleId)
        .map((style) => child(child(style, "w:pPr"), name))
        .find((found) => found !== undefined) ??
      child(child(child(this.defaults, "w:pPrDefault"), "w:pPr"), name)
    );
  }

  /**
   * A run property as it takes effect: the run's own, its character style's, its paragraph's style's, the defaults'. One that
   * does not count, since it lacks the attribute asked for, is passed over.
   */
  runProperty(
    run: XmlElement,
    paragraph: XmlElement | undefined,
    name: string,
    counts: (property: XmlElement) => boolean = () => true,
  ): XmlElement | undefined {
    const own = child(run, "w:rPr");
    const paragraphStyle = childValue(child(paragraph, "w:pPr"), "w:pStyle") ?? this.defaultParagraph;
    const styles = [...this.chain(childValue(own, "w:rStyle")), ...this.chain(paragraphStyle)];
    const defaults = child(child(this.defaults, "w:rPrDefault"), "w:rPr");
    return [own, ...styles.map((style) => child(style, "w:rPr")), defaults]
      .map((properties) => child(properties, name))
      .find((property) => property !== undefined && counts(property));
  }

  /** The fill a table style gives to its first row, or to the whole table. */
  tableFill(tableStyle: string | undefined, isFirstRow: boolean): string | undefined {
    const ofFirstRow = isFirstRow ? this.firstRowFill(tableStyle) : undefined;
    return (
      ofFirstRow ??
      this.chain(tableStyle)
        .map((style) => childValue(child(style, "w:tcPr"), "w:shd", "w:fill"))
        .find((fill) => fill !== undefined)
    );
  }

  private firstRowFill(tableStyle: string | undefined): string | undefined {
    for (const style of this.chain(tableStyle))
      for (const part of style.children)
        if (part.name === "w:tblStylePr" && part.attributes.get("w:type") === "firstRow") {
          const fill = childValue(child(part, "w:tcPr"), "w:shd", "w:fill");
          if (fill !== undefined) return fill;
        }
    return undefined;
  }
}
