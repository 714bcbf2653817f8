import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { AppError } from "#app/platform/errors.ts";
import { rawPublicKey } from "./keys.server.ts";

/**
 * How a file of a sealed back-up lies on the disk: these bytes, 32 bytes of a public key made for this file alone, then pieces of 64 KiB,
 * each AES-256-GCM with its tag behind it. The key comes from both public keys by X25519 and HKDF-SHA-256. A piece's nonce is its number
 * and whether it is the last, so that none can be changed, moved, left out or cut off unseen.
 */
const BEGINNING = Buffer.from("cpc-sealed-1\n");
const PUBLIC_KEY_BYTES = 32;
const PIECE_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const ALGORITHM = "aes-256-gcm";

/** Seals bytes to a public key as they come. */
export async function* sealFile(source: AsyncIterable<Uint8Array>, to: KeyObject): AsyncGenerator<Buffer> {
  const own = generateKeyPairSync("x25519");
  const ephemeral = rawPublicKey(own.publicKey);
  const key = keyBetween(own.privateKey, to, ephemeral, rawPublicKey(to));
  yield Buffer.concat([BEGINNING, ephemeral]);
  for await (const { bytes, number, isLast } of pieces(source, PIECE_BYTES)) {
    const cipher = createCipheriv(ALGORITHM, key, nonceOf(number, isLast), { authTagLength: TAG_BYTES });
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens with the private key what `sealFile` made. Throws invalid when the key is another's or the bytes were changed or cut. */
export async function* unsealFile(source: AsyncIterable<Uint8Array>, by: KeyObject): AsyncGenerator<Buffer> {
  const reader = source[Symbol.asyncIterator]();
  const { head, rest } = await takeHead(reader, BEGINNING.length + PUBLIC_KEY_BYTES);
  if (!head.subarray(0, BEGINNING.length).equals(BEGINNING)) {
    throw new AppError("invalid", "A file of this back-up is not sealed as the manifest says.");
  }
  const ephemeral = head.subarray(BEGINNING.length);
  const key = keyBetween(by, publicKeyOf(ephemeral), ephemeral, rawPublicKey(createPublicKey(by)));
  for await (const { bytes, number, isLast } of pieces(rest, PIECE_BYTES + TAG_BYTES)) {
    yield openPiece(key, bytes, number, isLast);
  }
}

function openPiece(key: Buffer, bytes: Buffer, number: number, isLast: boolean): Buffer {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonceOf(number, isLast), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new AppError(
      "invalid",
      "A file of this back-up cannot be opened with this key: the key is another one's, or the file was changed or cut off.",
      { cause },
    );
  }
}

function keyBetween(privateKey: KeyObject, publicKey: KeyObject, ephemeral: Buffer, recipient: Buffer) {
  const secret = diffieHellman({ privateKey, publicKey });
  return Buffer.from(hkdfSync("sha256", secret, Buffer.concat([ephemeral, recipient]), "cpc back-up 1", 32));
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({
    key: { kty: "OKP", crv: "X25519", x: raw.toString("base64url") },
    format: "jwk",
  });
}

/** Cuts bytes into pieces of one size, the last of which may be shorter, or empty when there is nothing. */
async function* pieces(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; number: number; isLast: boolean }> {
  let kept = Buffer.alloc(0);
  let number = 0;
  for await (const part of source) {
    kept = kept.length === 0 ? Buffer.from(part) : Buffer.concat([kept, part]);
    // More than one piece, not one: the last must be known as such when it goes.
    let from = 0;
    for (; kept.length - from > size; from += size) {
      yield { bytes: kept.subarray(from, from + size), number, isLast: false };
      number += 1;
    }
    kept = kept.subarray(from);
  }
  yield { bytes: kept, number, isLast: true };
}

async function takeHead(reader: AsyncIterator<Uint8Array>, size: number) {
  let head = Buffer.alloc(0);
  while (head.length < size) {
    const { value, done } = await reader.next();
    if (done === true) throw new AppError("invalid", "A file of this back-up was cut off.");
    head = Buffer.concat([head, value]);
  }
  const extra = head.subarray(size);
  async function* rest() {
    yield extra;
    for (;;) {
      const { value, done } = await reader.next();
      if (done === true) return;
      yield value;
    }
  }
  return { head: head.subarray(0, size), rest: rest() };
}
