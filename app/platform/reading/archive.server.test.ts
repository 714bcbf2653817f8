import fc from "fast-check";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { ArchiveRefused, measureArchive, readDirectory } from "./archive.server.ts";

const LIMITS = { entries: 20, unpackedBytes: 100_000, levels: 10, elements: 1_000 };

async function zipped(
  parts: Record<string, string | Uint8Array>,
  compression: "STORE" | "DEFLATE" = "DEFLATE",
) {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(parts)) zip.file(path, content);
  return zip.generateAsync({ type: "uint8array", compression });
}

const measured = (bytes: Uint8Array) => measureArchive(bytes, readDirectory(bytes, LIMITS), LIMITS);

async function faultOf(bytes: Uint8Array): Promise<string> {
  try {
    await measured(bytes);
    return "none";
  } catch (error) {
    if (error instanceof ArchiveRefused) return error.fault;
    throw error;
  }
}

describe("measureArchive", () => {
  it("counts bytes and elements, packed or not, whatever the directory says of sizes", async () => {
    const parts = { "a.xml": "<a><b/><b/></a>", "b.bin": "x".repeat(5_000) };
    for (const compression of ["STORE", "DEFLATE"] as const) {
      const bytes = Buffer.from(await zipped(parts, compression));
      for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4)) {
        bytes.writeUInt32LE(1, at + 24);
      }
      expect(await measured(bytes)).toEqual({ unpackedBytes: 5_015, elements: 3 });
    }
  });

  it.each<[what: string, parts: Record<string, string>, fault: string]>([
    ["an ordinary one", { "a.xml": "<a/>" }, "none"],
    ["bytes over the limit", { "a.bin": "x".repeat(100_001) }, "too-much"],
    [
      "bytes over the limit together",
      { "a.bin": "x".repeat(60_000), "b.bin": "x".repeat(60_000) },
      "too-much",
    ],
    [
      "elements over the limit together",
      { "a.xml": "<a/>".repeat(600), "b.rels": "<a/>".repeat(600) },
      "too-much",
    ],
    ["levels over the limit", { "a.xml": "<a>".repeat(20) }, "too-deep"],
    ["a document type", { "a.xml": "<!DOCTYPE a><a/>" }, "declares-entities"],
    ["too many entries", Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`${n}`, ""])), "too-much"],
  ])("%s", async (_, parts, fault) => {
    expect(await faultOf(await zipped(parts))).toBe(fault);
  });

  it("measures or refuses a file with any bytes changed: nothing else is thrown", async () => {
    const whole = await zipped({ "a.xml": "<a><b/></a>", "c.bin": "some bytes that pack, that pack" });
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 40 }),
        async (changes, cut) => {
          const bytes = whole.slice(0, whole.length - cut);
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
          await faultOf(bytes);
        },
      ),
      { numRuns: 300 },
    );
  });
});
