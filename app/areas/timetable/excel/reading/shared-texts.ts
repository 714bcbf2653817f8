import { goThroughXml, saysYes } from "./xml-events.ts";

/** Words in a cell or a part of one; all of them may be struck through. */
export interface CellWords {
  text: string;
  isStruck: boolean;
}

/** Takes in the words of one `si` or `is`: plain, or runs that each have a look; spellings above the words are no words. */
export class WordsReader {
  private text = "";
  private isInText = false;
  private isInSpelling = false;
  private isRunStruck = false;
  private struck = 0;

  open(name: string, attributes: Record<string, string>): void {
    if (name === "t") this.isInText = true;
    else if (name === "rPh") this.isInSpelling = true;
    else if (name === "r") this.isRunStruck = false;
    else if (name === "strike") this.isRunStruck = saysYes(attributes.val, true);
  }

  take(text: string): void {
    if (!this.isInText || this.isInSpelling) return;
    this.text += text;
    if (this.isRunStruck) this.struck += text.length;
  }

  close(name: string): void {
    if (name === "t") this.isInText = false;
    else if (name === "rPh") this.isInSpelling = false;
    else if (name === "r") this.isRunStruck = false;
  }

  /** What was taken in since the last time. */
  words(): CellWords {
    const words = {
      text: unescaped(this.text),
      isStruck: this.text !== "" && this.struck === this.text.length,
    };
    this.text = "";
    this.struck = 0;
    return words;
  }
}

/** Characters that XML cannot hold stand as "_x000D_" in a workbook (ECMA-376, 22.9.2.19). */
function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The texts that cells of a workbook share, in their order. */
export function readSharedTexts(xml: string | null): CellWords[] {
  const all: CellWords[] = [];
  if (xml === null) return all;
  const reader = new WordsReader();
  goThroughXml(xml, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.take(text),
    close(name) {
      reader.close(name);
      if (name === "si") all.push(reader.words());
    },
  });
  return all;
}
