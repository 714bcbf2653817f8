import { createServer, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import { scanBytes } from "./virus-scanner.server.ts";

let scanner: Server | undefined;

afterEach(() => scanner?.close());

/** Speaks as clamd does: answers `reply` of the bytes that came, once their end has; null: never. */
function listening(reply: (bytes: Buffer) => string | null): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      let received = Buffer.alloc(0);
      socket.on("error", () => undefined);
      socket.on("data", (data) => {
        received = Buffer.concat([received, data]);
        const bytes = streamed(received);
        const answer = bytes === null ? null : reply(bytes);
        if (answer !== null) socket.end(answer);
      });
    });
    scanner = server;
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address !== null && typeof address === "object") resolve(`127.0.0.1:${address.port}`);
    });
  });
}

/** What was sent by INSTREAM, or null before its end. */
function streamed(received: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (received.length < command.length) return null;
  expect(received.toString("latin1", 0, command.length)).toBe(command);
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const BYTES = new Uint8Array(150_000).map((_, index) => index % 251);

it("sends every byte, and takes a file that nothing was found in", async () => {
  let sent: Buffer | undefined;
  const address = await listening((bytes) => {
    sent = bytes;
    return "stream: OK\0";
  });
  expect(await scanBytes(address, BYTES)).toEqual({ isClean: true });
  expect(sent?.equals(Buffer.from(BYTES))).toBe(true);
});

it("says what was found", async () => {
  const address = await listening(() => "stream: Eicar-Test-Signature FOUND\0");
  expect(await scanBytes(address, BYTES)).toEqual({ isClean: false, found: "Eicar-Test-Signature" });
});

it.each([
  ["INSTREAM size limit exceeded. ERROR\0", /size limit exceeded/],
  ["", /nothing/],
])("a file is not clean because the scanner failed: %j", async (reply, error) => {
  const address = await listening(() => reply);
  await expect(scanBytes(address, BYTES)).rejects.toThrow(error);
});

it("does not wait for ever, and fails where nothing listens", async () => {
  const address = await listening(() => null);
  await expect(scanBytes(address, BYTES, 100)).rejects.toThrow("in time");
  await expect(scanBytes("/nowhere/clamd.socket", BYTES)).rejects.toThrow();
});
