import { SaxesParser } from "saxes";

export type XmlAttributes = Record<string, string>;

/** What happens on the way through XML. Names have no prefix: one file writes `row` and another `x:row`. */
export interface XmlEvents {
  open?: (name: string, attributes: XmlAttributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Goes through XML without building anything. Throws the parser's error where it is not well-formed. */
export function goThroughXml(xml: string, { open, text, close }: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", (error) => {
    throw error;
  });
  if (open !== undefined) {
    parser.on("opentag", ({ name, attributes }) => open(withoutPrefix(name), attributes));
  }
  if (text !== undefined) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  if (close !== undefined) parser.on("closetag", ({ name }) => close(withoutPrefix(name)));
  parser.write(xml.replace(/^\uFEFF/, "")).close();
}

/** "id" for "r:id" and for "id". */
export function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Whether an attribute that is yes or no says yes; `unsaid` where it is not there. */
export function saysYes(value: string | undefined, unsaid = false): boolean {
  return value === undefined ? unsaid : /^(?:1|true|on)$/i.test(value);
}
