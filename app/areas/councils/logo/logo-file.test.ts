import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flagJpeg, jpegPiece, jpegWith, pngOf, pngPiece } from "#tests/fixtures/logos/pictures.ts";
import { LARGEST_SIDE, LogoRefused, readLogo } from "./logo-file.ts";

const PLANTED = "GPS 51.5 N, photographed by Ada";

const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes).toString("latin1").includes(words);

function faultOf(bytes: Uint8Array): string | null {
  try {
    readLogo(bytes);
    return null;
  } catch (error) {
    if (error instanceof LogoRefused) return error.fault;
    throw error;
  }
}

describe("a logo", () => {
  it("is taken as it is", () => {
    const png = pngOf(40, 20);
    expect(readLogo(png)).toEqual({ type: "image/png", width: 40, height: 20, bytes: png });
    const jpeg = flagJpeg();
    expect(readLogo(jpeg)).toEqual({ type: "image/jpeg", width: 32, height: 24, bytes: jpeg });
  });

  it.each<[string, Uint8Array, Uint8Array]>([
    ["a text in a PNG", pngOf(40, 20, [pngPiece("tEXt", Buffer.from(`Author\0${PLANTED}`))]), pngOf(40, 20)],
    ["Exif in a PNG", pngOf(40, 20, [pngPiece("eXIf", Buffer.from(PLANTED))]), pngOf(40, 20)],
    ["a piece of a program in a PNG", pngOf(40, 20, [pngPiece("prVt", Buffer.from(PLANTED))]), pngOf(40, 20)],
    [
      "words behind a PNG",
      new Uint8Array(Buffer.concat([pngOf(40, 20), Buffer.from(PLANTED)])),
      pngOf(40, 20),
    ],
    ["Exif in a JPEG", jpegWith([jpegPiece(0xe1, `Exif\0\0${PLANTED}`)]), flagJpeg()],
    ["a comment in a JPEG", jpegWith([jpegPiece(0xfe, PLANTED)]), flagJpeg()],
    ["a thumbnail in a JPEG", jpegWith([jpegPiece(0xe0, `JFXX\0${PLANTED}`)]), flagJpeg()],
    ["more pictures in a JPEG", jpegWith([jpegPiece(0xe2, `MPF\0${PLANTED}`)]), flagJpeg()],
    ["words behind a JPEG", new Uint8Array(Buffer.concat([flagJpeg(), Buffer.from(PLANTED)])), flagJpeg()],
  ])("is kept without %s", (_, given, kept) => {
    expect(holds(given, PLANTED)).toBe(true);
    expect(Buffer.from(readLogo(given).bytes).equals(Buffer.from(kept))).toBe(true);
  });

  it("keeps what says how its colours are meant", () => {
    const png = pngOf(40, 20, [
      pngPiece("gAMA", Buffer.from([0, 0, 0xb1, 0x8f])),
      pngPiece("sRGB", Buffer.from([0])),
    ]);
    expect(readLogo(png).bytes).toEqual(png);
    const jpeg = jpegWith([jpegPiece(0xee, "Adobe\0dddddd")]);
    expect(readLogo(jpeg).bytes).toEqual(jpeg);
  });
});

const png = pngOf(40, 20);
const jpeg = flagJpeg();

/** A copy with one byte changed. */
const with1 = (bytes: Uint8Array, at: number, value: number) =>
  bytes.map((byte, index) => (index === at ? value : byte));

it.each<[string, Uint8Array, string]>([
  ["words", new Uint8Array(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")), "kind"],
  ["a GIF", new Uint8Array(Buffer.from("GIF89a")), "kind"],
  ["nothing", new Uint8Array(), "kind"],
  ["a PNG cut short", png.subarray(0, -1), "damaged"],
  ["the mark of a PNG alone", png.subarray(0, 8), "damaged"],
  ["a PNG with a wrong check sum", with1(png, 20, 7), "damaged"],
  ["a PNG whose piece says it is longer", with1(png, 8, 0xff), "damaged"],
  [
    "a PNG without a picture",
    new Uint8Array(Buffer.concat([png.subarray(0, 33), pngPiece("IEND", Buffer.alloc(0))])),
    "damaged",
  ],
  [
    "a PNG with a piece that nobody knows and that is needed",
    pngOf(40, 20, [pngPiece("ABCD", Buffer.from("x"))]),
    "damaged",
  ],
  ["a PNG with two beginnings", pngOf(40, 20, [pngPiece("IHDR", Buffer.alloc(13))]), "damaged"],
  ["a JPEG cut short", jpeg.subarray(0, -2), "damaged"],
  ["the mark of a JPEG alone", jpeg.subarray(0, 4), "damaged"],
  ["a JPEG whose piece says it is longer", with1(jpeg, 4, 0xff), "damaged"],
  [
    "a JPEG without a frame",
    new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), jpegPiece(0xda, "x"), Buffer.from([1, 0xff, 0xd9])])),
    "damaged",
  ],
  ["a PNG too small to see", pngOf(40, 15), "small"],
  ["a PNG without a width", pngOf(0, 20), "small"],
  ["a PNG too large", pngOf(LARGEST_SIDE + 1, 20), "large"],
])("is not %s", (_, bytes, fault) => {
  expect(faultOf(bytes)).toBe(fault);
});

it("is refused or read whatever the bytes are, and never grows", () => {
  const damage = fc.record({
    of: fc.constantFrom(png, jpeg),
    at: fc.nat(2_000),
    value: fc.nat(255),
    length: fc.nat(2_000),
  });
  fc.assert(
    fc.property(damage, ({ of, at, value, length }) => {
      const bytes = with1(of, at % of.length, value).subarray(0, Math.max(4, of.length - (length % 50)));
      if (faultOf(bytes) !== null) return;
      const kept = readLogo(bytes);
      expect(kept.bytes.length).toBeLessThanOrEqual(bytes.length);
      // What was kept is a logo again, and the same.
      expect(readLogo(kept.bytes)).toEqual(kept);
    }),
    { numRuns: 1_000 },
  );
});
