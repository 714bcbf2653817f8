const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const EXCLAMATION = 33;
const QUESTION = 63;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const DASH = 45;
const BRACKET_OPEN = 91;
const BRACKET_CLOSE = 93;
const LETTER_D = 68;

type State = "text" | "begun" | "opening" | "closing" | "marked" | "instruction" | "comment" | "data";

/**
 * Counts elements and levels of XML as its bytes come, without building anything: a parser is asked only afterwards. Zero
 * bytes are passed over, so that UTF-16 is counted too.
 */
export class XmlMeasure {
  elements = 0;
  deepest = 0;
  /** A document type stands in it: office programs never write one, and entities can be made of entities. */
  declaresEntities = false;
  private level = 0;
  private state: State = "text";
  private quote = 0;
  private last = 0;
  private beforeLast = 0;

  take(bytes: Uint8Array): void {
    for (const byte of bytes) if (byte !== 0) this.step(byte);
  }

  private step(byte: number): void {
    switch (this.state) {
      case "text":
        if (byte === LESS) this.state = "begun";
        break;
      case "begun":
        this.begin(byte);
        break;
      case "opening":
        this.stepInTag(byte);
        break;
      case "closing":
        if (byte === GREATER) {
          this.level -= 1;
          this.state = "text";
        }
        break;
      case "marked":
        if (byte === DASH) this.state = "comment";
        else if (byte === BRACKET_OPEN) this.state = "data";
        else {
          if (byte === LETTER_D || byte === LETTER_D + 32) this.declaresEntities = true;
          this.state = "text";
        }
        break;
      case "instruction":
        if (byte === GREATER && this.last === QUESTION) this.state = "text";
        break;
      case "comment":
        if (byte === GREATER && this.last === DASH && this.beforeLast === DASH) this.state = "text";
        break;
      case "data":
        if (byte === GREATER && this.last === BRACKET_CLOSE && this.beforeLast === BRACKET_CLOSE)
          this.state = "text";
        break;
    }
    this.beforeLast = this.last;
    this.last = byte;
  }

  private begin(byte: number): void {
    if (byte === SLASH) this.state = "closing";
    else if (byte === EXCLAMATION) this.state = "marked";
    else if (byte === QUESTION) this.state = "instruction";
    else {
      this.state = "opening";
      this.quote = 0;
      this.elements += 1;
    }
  }

  private stepInTag(byte: number): void {
    if (this.quote !== 0) {
      if (byte === this.quote) this.quote = 0;
    } else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) this.quote = byte;
    else if (byte === GREATER) {
      if (this.last !== SLASH) {
        this.level += 1;
        this.deepest = Math.max(this.deepest, this.level);
      }
      this.state = "text";
    }
  }
}
