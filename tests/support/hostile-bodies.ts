/** A body that no page of ours sends, and how it says what it is. */
export interface HostileBody {
  what: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
}

const PAIRS = { "Content-Type": "application/x-www-form-urlencoded" };
const PARTS = { "Content-Type": "multipart/form-data; boundary=----cut" };

const part = (name: string, value: string, more = "") =>
  `------cut\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const END = "------cut--\r\n";

/**
 * Hostile bodies for a form that has a field `name` and a button `intent`: names, depths, counts, sizes and encodings. Each is refused whole by
 * every form, with 400 or 413; none is larger than a member's form may be but those that say so.
 */
export function hostileBodies(name: string, intent: string): HostileBody[] {
  const button = `intent=${encodeURIComponent(intent)}&`;
  const pairs = (what: string, body: string): HostileBody => ({ what, headers: PAIRS, body: button + body });
  const parts = (what: string, body: string): HostileBody => ({
    what,
    headers: PARTS,
    body: part("intent", intent) + body + END,
  });
  const bytes = Buffer.from(`${button}${name}=caf`);
  return [
    pairs("a list of a hundred million", `${name}[99999999]=x`),
    pairs("a list of ten million, twice", `${name}[9999999]=x&other[9999999]=y`),
    pairs("a list of a thousand lists of a thousand", `${name}[999][999][999]=x`),
    pairs("a list a little too long", `${name}[501]=x`),
    pairs("a length that is set", `${name}[0]=x&${name}.length=4294967295`),
    pairs("a number set as a word of a list", `${name}[]=x&${name}.99999999=y`),
    pairs("five thousand steps of lists", `${name}${"[0]".repeat(5_000)}=x`),
    pairs("five thousand steps of records", `${name}${".a".repeat(5_000)}=x`),
    pairs("seven steps", `${name}.a.b.c.d.e.f=x`),
    pairs("what every object has", `${name}.__proto__.polluted=x`),
    pairs("what made every object", `constructor.prototype.polluted=x`),
    pairs("an order to the form library", `__intent__=${encodeURIComponent('{"type":"insert"}')}`),
    pairs("the state of the form library", `__state__=${encodeURIComponent("{")}`),
    pairs("a name of sixty thousand letters", `${"a".repeat(60_000)}=x`),
    pairs("no name", "=x"),
    pairs("broken brackets", `${name}[=x&${name}]]=y`),
    pairs("sixty thousand separators", "&".repeat(60_000)),
    pairs("five thousand fields", "a=1&".repeat(5_000)),
    pairs("five thousand places of one list", `${name}[]=1&`.repeat(5_000)),
    pairs("letters that are no UTF-8", `${name}=caf%E9`),
    { what: "bytes that are no UTF-8", headers: PAIRS, body: new Uint8Array([...bytes, 0xe9]) },
    {
      what: "other letters",
      headers: { "Content-Type": `${PAIRS["Content-Type"]}; charset=utf-16` },
      body: button,
    },
    { what: "a packed body", headers: { ...PAIRS, "Content-Encoding": "gzip" }, body: button },
    parts("a list of a hundred million in parts", part(`${name}[99999999]`, "x")),
    parts("three thousand parts", part("a", "1").repeat(3_000)),
    parts("a part without a name", "------cut\r\nContent-Disposition: form-data\r\n\r\nx\r\n"),
    parts("a part without a head", "------cut\r\nx\r\n"),
    parts("a head of ten thousand bytes", `------cut\r\nX: ${"a".repeat(10_000)}\r\n\r\nx\r\n`),
    { what: "parts that end too early", headers: PARTS, body: part(name, "x") },
    {
      what: "parts without a line between them",
      headers: { "Content-Type": "multipart/form-data" },
      body: END,
    },
    { what: "no parts at all", headers: PARTS, body: "hello" },
    {
      what: "a line between parts of a thousand letters",
      headers: { "Content-Type": `multipart/form-data; boundary=${"a".repeat(1_000)}` },
      body: END,
    },
  ];
}

/** A body larger than a form without a file may be, of a member or of a stranger. */
export function largeBody(mostBytes: number): HostileBody {
  return { what: `more than ${mostBytes} bytes`, headers: PAIRS, body: `a=${"x".repeat(mostBytes)}` };
}

/** A file for a form that takes none. */
export function unaskedFile(intent: string): HostileBody {
  const body = part("intent", intent) + part("file", "words", '; filename="a.txt"') + END;
  return { what: "a file where none is taken", headers: PARTS, body };
}
