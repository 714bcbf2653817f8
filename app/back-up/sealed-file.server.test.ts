import { createPrivateKey, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeBackUpKeys, readPublicKey } from "./keys.server.ts";
import { sealFile, unsealFile } from "./sealed-file.server.ts";

const PIECE_BYTES = 64 * 1024;
const SEALED_PIECE_BYTES = PIECE_BYTES + 16;
const HEAD_BYTES = "cpc-sealed-1\n".length + 32;
const keys = makeBackUpKeys();
const to = readPublicKey(keys.publicKey);
const by = createPrivateKey(keys.privateKeyPem);

async function* inParts(bytes: Buffer, size = bytes.length || 1) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const sealed = (bytes: Buffer) => all(sealFile(inParts(bytes), to));
const opened = (bytes: Buffer, partSize?: number) => all(unsealFile(inParts(bytes, partSize), by));

describe("a sealed file", () => {
  it.each([0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES, 3 * PIECE_BYTES + 17])(
    "of %i bytes opens to what it was, however it is read",
    async (size) => {
      const bytes = randomBytes(size);
      const there = await sealed(bytes);
      expect((await opened(there)).equals(bytes)).toBe(true);
      expect((await opened(there, 1000)).equals(bytes)).toBe(true);
    },
  );

  it("is never the same twice, and shows nothing of what it holds", async () => {
    const bytes = Buffer.from("a note in confidence ".repeat(50));
    const [one, other] = [await sealed(bytes), await sealed(bytes)];
    expect(one.equals(other)).toBe(false);
    expect(one.includes("confidence")).toBe(false);
  });

  it.each<[string, (there: Buffer) => Buffer]>([
    [
      "one bit changed",
      (there) => {
        const changed = Buffer.from(there);
        changed[there.length - 40] = (changed[there.length - 40] ?? 0) ^ 1;
        return changed;
      },
    ],
    ["its last piece left out", (there) => there.subarray(0, HEAD_BYTES + 2 * SEALED_PIECE_BYTES)],
    ["its end cut off", (there) => there.subarray(0, there.length - 5)],
    ["everything but its head cut off", (there) => there.subarray(0, HEAD_BYTES)],
    ["half of its head", (there) => there.subarray(0, 20)],
    [
      "two pieces exchanged",
      (there) =>
        Buffer.concat([
          there.subarray(0, HEAD_BYTES),
          there.subarray(HEAD_BYTES + SEALED_PIECE_BYTES, HEAD_BYTES + 2 * SEALED_PIECE_BYTES),
          there.subarray(HEAD_BYTES, HEAD_BYTES + SEALED_PIECE_BYTES),
          there.subarray(HEAD_BYTES + 2 * SEALED_PIECE_BYTES),
        ]),
    ],
    ["another beginning", (there) => Buffer.concat([Buffer.from("PK"), there.subarray(2)])],
  ])("is refused with %s", async (_, spoil) => {
    const there = await sealed(randomBytes(2 * PIECE_BYTES + 100));
    await expect(opened(spoil(there))).rejects.toMatchObject({ code: "invalid" });
  });

  it("opens for no other key", async () => {
    const there = await sealed(Buffer.from("x"));
    const other = createPrivateKey(makeBackUpKeys().privateKeyPem);
    await expect(all(unsealFile(inParts(there), other))).rejects.toThrow(/cannot be opened with this key/);
  });
});
