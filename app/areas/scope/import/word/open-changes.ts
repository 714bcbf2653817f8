import type { Element } from "@xmldom/xmldom";
import type { OpenChanges } from "../source-text.ts";
import { childElements, children } from "./word-xml.ts";

const INSERTED = new Set(["ins", "moveTo"]);
const DELETED = new Set(["del", "moveFrom"]);

/** Counts what somebody changed or remarked with Word and nobody has accepted, refused or answered. */
export function countOpenChanges(bodies: readonly Element[], comments: Element | null): OpenChanges {
  const found = { insertions: 0, deletions: 0, comments: children(comments, "comment").length };
  const waiting = [...bodies];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const name = element.localName ?? "";
    if (INSERTED.has(name)) found.insertions += 1;
    else if (DELETED.has(name)) found.deletions += 1;
    waiting.push(...childElements(element));
  }
  return found;
}
