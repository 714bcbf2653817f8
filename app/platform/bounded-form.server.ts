import { AppError } from "./errors.ts";
import { FormNames } from "./form-names.ts";
import { countRefusedByBounds } from "./metrics.server.ts";
import { cleanText } from "./text/clean-text.ts";

/** What one form may carry. */
export interface FormLimits {
  /** The whole body, in bytes. */
  mostBytes: number;
  /** Whether it may carry files. */
  takesFile: boolean;
  /** Up to so many bytes of a body that is too large are read, to be given back to whoever typed them. Left out: none. */
  givesBackBytes?: number;
}

/** A form that is larger than it may be. Nothing is done with it. */
export class FormTooLarge extends AppError {
  /** What was sent, to be given back; null where it is too large for that too. */
  readonly form: FormData | null;

  constructor({ mostBytes }: FormLimits, form: FormData | null = null) {
    const most = mostBytes >= 1_048_576 ? `${mostBytes / 1_048_576} MB` : `${mostBytes / 1_024} kB`;
    super(
      "too-large",
      `What you sent is too large for this form, which takes ${most} at most. Nothing was saved.${form === null ? "" : " Everything you typed is still here: shorten it, or save it in parts."}`,
    );
    this.form = form;
  }
}

/** Fields of one form, boxes ticked among them; the largest of ours, the people to be asked, has at most 1,000. */
export const MOST_FIELDS = 2_000;

/** Bytes of the head of one part of a form with files; a browser sends two lines. */
const MOST_HEAD_BYTES = 4_096;

/** RFC 2046: the longest line between two parts, in characters. */
const LONGEST_BOUNDARY = 70;

const PAIRS = "application/x-www-form-urlencoded";
const PARTS = "multipart/form-data";

/**
 * The fields and files of a form, in the order in which they were sent. What is too large (FormTooLarge), too many, too deep, in
 * another encoding or no form at all is refused (too-large, invalid) before anything is built of it; texts come back
 * clean (`cleanText`), each end of a line one character. What is left of a refused body is not read: the server does away with it.
 */
export async function readBoundedForm(request: Request, limits: FormLimits): Promise<FormData> {
  try {
    return await readWithin(limits, request);
  } catch (error) {
    if (error instanceof AppError) countRefusedByBounds("form");
    throw error;
  }
}

async function readWithin(limits: FormLimits, request: Request): Promise<FormData> {
  const { headers, body } = request;
  const readBytes = limits.givesBackBytes ?? limits.mostBytes;
  if (Number(headers.get("Content-Length") ?? 0) > readBytes) throw new FormTooLarge(limits);
  const given = headers.get("Content-Type");
  if (given === null || body === null) return new FormData();
  if (headers.has("Content-Encoding")) throw unreadable();
  const { name, parameters } = readContentType(given);
  const charset = parameters.get("charset")?.toLowerCase() ?? "utf-8";
  if (!["utf-8", "utf8"].includes(charset) || ![PAIRS, PARTS].includes(name)) throw unreadable();
  const bytes = await bytesOf(body, readBytes);
  if (bytes === null) throw new FormTooLarge(limits);
  const entries =
    name === PAIRS
      ? readPairs(bytes)
      : await readParts(bytes, given, parameters.get("boundary") ?? "", limits);
  const form = checked(entries, mayHoldReplaced(bytes));
  if (bytes.length > limits.mostBytes) throw new FormTooLarge(limits, form);
  return form;
}

function readContentType(whole: string): { name: string; parameters: Map<string, string> } {
  const [name = "", ...rest] = whole.split(";").map((part) => part.trim());
  const parameters = rest.map((part): [string, string] => {
    const [key = "", ...value] = part.split("=");
    return [key.toLowerCase(), value.join("=").replace(/^"(.*)"$/, "$1")];
  });
  return { name: name.toLowerCase(), parameters: new Map(parameters) };
}

/** The body, or null when it has more than so many bytes: what it said of its own length is not believed. */
async function bytesOf(body: ReadableStream<Uint8Array>, mostBytes: number): Promise<Buffer | null> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts, size);
    size += value.byteLength;
    if (size > mostBytes) return null;
    parts.push(value);
  }
}

type Entries = Iterable<[string, FormDataEntryValue]>;

const AMPERSAND = 0x26;

function readPairs(bytes: Buffer): Entries {
  if (hasMoreThan(MOST_FIELDS - 1, bytes, AMPERSAND)) throw tooMany();
  return new URLSearchParams(bytes.toString("utf8"));
}

/** The parts are counted and their heads measured first; then the platform reads them. */
async function readParts(
  bytes: Buffer,
  type: string,
  boundary: string,
  { takesFile }: FormLimits,
): Promise<Entries> {
  if (boundary.length === 0 || boundary.length > LONGEST_BOUNDARY) throw unreadable();
  const line = Buffer.from(`--${boundary}`);
  // The last part is followed by such a line too.
  if (hasMoreThan(MOST_FIELDS + 1, bytes, line)) throw tooMany();
  for (let at = bytes.indexOf(line); at !== -1; at = bytes.indexOf(line, at + line.length)) {
    const start = at + line.length;
    const isEnd = bytes.subarray(start, start + 2).equals(Buffer.from("--"));
    const head = bytes.subarray(start, start + MOST_HEAD_BYTES);
    if (!isEnd && !head.includes("\r\n\r\n")) throw unreadable();
  }
  const form = await new Response(new Uint8Array(bytes), { headers: { "Content-Type": type } })
    .formData()
    .catch(() => {
      throw unreadable();
    });
  if (!takesFile && [...form.values()].some((value) => typeof value !== "string")) throw noFile();
  return form;
}

function hasMoreThan(most: number, bytes: Buffer, mark: number | Buffer): boolean {
  let found = 0;
  const step = typeof mark === "number" ? 1 : mark.length;
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + step)) {
    found += 1;
    if (found > most) return true;
  }
  return false;
}

const REPLACED = "\uFFFD";

/** Whether the sign for an unreadable letter may have been typed. */
function mayHoldReplaced(bytes: Buffer): boolean {
  return bytes.includes(REPLACED) || bytes.includes("%EF%BF%BD") || bytes.includes("%ef%bf%bd");
}

function checked(entries: Entries, replacedIsMeant: boolean): FormData {
  const form = new FormData();
  const names = new FormNames();
  for (const [name, value] of entries) {
    if (!names.allows(name)) throw unknownName();
    if (typeof value !== "string") form.append(name, value);
    // Words in another encoding would be lost without a word.
    else if (!replacedIsMeant && value.includes(REPLACED)) throw unreadable();
    else form.append(name, withPlainBreaks(cleanText(value)));
  }
  return form;
}

/** Lines end with one character, as they are counted where they are typed: a browser without scripts sends two. */
function withPlainBreaks(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function tooMany(): AppError {
  return new AppError("too-large", "What you sent has too many fields for this form. Nothing was saved.");
}

function noFile(): AppError {
  return new AppError("invalid", "This form takes no file. Nothing was saved.");
}

const TRY_AGAIN = "Nothing was saved. Go back, reload the page and try again.";

function unknownName(): AppError {
  return new AppError("invalid", `What you sent has a field that no form here has. ${TRY_AGAIN}`);
}

function unreadable(): AppError {
  return new AppError("invalid", `What you sent could not be read as a form. ${TRY_AGAIN}`);
}
