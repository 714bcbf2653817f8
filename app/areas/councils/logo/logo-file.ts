/**
 * A logo by its bytes: a PNG or JPEG, taken as it is but for what its maker's camera or program wrote into it (where, when, with
 * what, by whom). Nothing is unpacked or drawn again: the pieces of the file are walked, those that make the picture are kept.
 */

export type LogoType = "image/png" | "image/jpeg";

/** A logo as it is kept. Sides in pixels. */
export interface Logo {
  type: LogoType;
  width: number;
  height: number;
  bytes: Uint8Array;
}

export const MOST_LOGO_BYTES = 1024 * 1024;
export const SMALLEST_SIDE = 16;
export const LARGEST_SIDE = 4_000;

/** Why a file is no logo. */
export type LogoFault = "kind" | "damaged" | "small" | "large";

export class LogoRefused extends Error {
  constructor(readonly fault: LogoFault) {
    super(fault);
    this.name = "LogoRefused";
  }
}

/** Reads a logo. Throws LogoRefused. */
export function readLogo(given: Uint8Array): Logo {
  const logo = isPng(given) ? readPng(given) : isJpeg(given) ? readJpeg(given) : null;
  if (logo === null) throw new LogoRefused("kind");
  const { width, height } = logo;
  if (Math.min(width, height) < SMALLEST_SIDE) throw new LogoRefused("small");
  if (Math.max(width, height) > LARGEST_SIDE) throw new LogoRefused("large");
  return logo;
}

const PNG_MARK = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function isPng(bytes: Uint8Array): boolean {
  return PNG_MARK.every((byte, index) => bytes[index] === byte);
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** The pieces that make a picture and its colours (PNG, third edition, table 7); texts, times, Exif and what a program adds go. */
const PNG_KEPT = new Set([
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "cHRM",
  "gAMA",
  "iCCP",
  "sBIT",
  "sRGB",
  "pHYs",
  "bKGD",
]);

/** Length, name and check sum around the data of a piece. */
const PNG_AROUND = 12;

function readPng(bytes: Uint8Array): Logo {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, PNG_MARK.length)];
  let at = PNG_MARK.length;
  let sides: { width: number; height: number } | null = null;
  let hasPicture = false;
  for (;;) {
    if (at + PNG_AROUND > bytes.length) throw new LogoRefused("damaged");
    const length = view.getUint32(at);
    const end = at + PNG_AROUND + length;
    if (length > bytes.length || end > bytes.length) throw new LogoRefused("damaged");
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/.test(name)) throw new LogoRefused("damaged");
    const isFirst = at === PNG_MARK.length;
    if (isFirst !== (name === "IHDR")) throw new LogoRefused("damaged");
    if (checkSum(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
      throw new LogoRefused("damaged");
    if (name === "IHDR") {
      if (length !== 13) throw new LogoRefused("damaged");
      sides = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    hasPicture ||= name === "IDAT" && length > 0;
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, end));
    // A piece with a capital letter first is needed to draw the picture: one that is not known would leave a part of it out.
    else if (/^[A-Z]/.test(name)) throw new LogoRefused("damaged");
    at = end;
    if (name === "IEND") break;
  }
  if (sides === null || !hasPicture) throw new LogoRefused("damaged");
  // What stands behind the end belongs to no picture, and goes.
  return { type: "image/png", ...sides, bytes: joined(kept) };
}

const CHECK_SUM_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 as PNG counts it. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (CHECK_SUM_TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** Markers of a JPEG (ITU-T T.81, table B.1). */
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const COMMENT = 0xfe;
const FIRST_OF_PROGRAM = 0xe0;
const LAST_OF_PROGRAM = 0xef;

/** Of the pieces that programs add, those that say how the colours are meant, by how they begin: JFIF's, a colour profile, Adobe's. */
const COLOUR_PIECES: Readonly<Record<number, string>> = { 224: "JFIF\0", 226: "ICC_PROFILE\0", 238: "Adobe" };

/** Start of a frame: baseline, extended or progressive. The kinds without loss and those that are coded otherwise no browser shows. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

function readJpeg(bytes: Uint8Array): Logo {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  let sides: { width: number; height: number } | null = null;
  let hasPicture = false;
  for (;;) {
    if (bytes[at] !== 0xff) throw new LogoRefused("damaged");
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === END_OF_IMAGE && sides !== null && hasPicture) {
      // What stands behind the end, such as a second picture, goes.
      kept.push(bytes.subarray(at, at + 2));
      return { type: "image/jpeg", ...sides, bytes: joined(kept) };
    }
    if (marker === undefined || at + 4 > bytes.length || marker === END_OF_IMAGE)
      throw new LogoRefused("damaged");
    const length = view.getUint16(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new LogoRefused("damaged");
    const piece = bytes.subarray(at, end);
    if (FRAMES.has(marker)) {
      if (length < 8) throw new LogoRefused("damaged");
      sides = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    if (isWanted(marker, piece)) kept.push(piece);
    at = end;
    if (marker !== START_OF_SCAN) continue;
    at = endOfScan(bytes, end);
    kept.push(bytes.subarray(end, at));
    hasPicture ||= at > end;
  }
}

function isWanted(marker: number, piece: Uint8Array): boolean {
  if (marker === COMMENT) return false;
  if (marker < FIRST_OF_PROGRAM || marker > LAST_OF_PROGRAM) return true;
  const beginning = COLOUR_PIECES[marker];
  return (
    beginning !== undefined && [...beginning].every((sign, index) => piece[index + 4] === sign.charCodeAt(0))
  );
}

/** Where the picture's own bytes end: at the next marker that is neither a filled byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new LogoRefused("damaged");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.byteLength;
  }
  return all;
}
