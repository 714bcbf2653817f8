import { connect, type Socket } from "node:net";

/** What a scanner says of a file. */
export type ScanAnswer = { isClean: true } | { isClean: false; found: string };

/** Milliseconds a scanner may take in all. */
const SCAN_LIMIT_MS = 20_000;

const PIECE_BYTES = 64 * 1024;
const MOST_ANSWER_BYTES = 4_096;

/**
 * Sends bytes to clamd by its command INSTREAM. `address` is `host:port` or the path of a socket. Rejects when clamd cannot
 * be reached, does not answer in time, or answers with an error, such as a file longer than its StreamMaxLength.
 */
export function scanBytes(address: string, bytes: Uint8Array, limitMs = SCAN_LIMIT_MS): Promise<ScanAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connectTo(address);
    let answer = "";
    const end = (settle: () => void) => {
      socket.removeAllListeners();
      // What still goes wrong with the connection changes nothing.
      socket.on("error", () => undefined);
      socket.destroy();
      clearTimeout(timer);
      settle();
    };
    const timer = setTimeout(
      () => end(() => reject(new Error("the scanner did not answer in time"))),
      limitMs,
    );
    socket.on("connect", () => send(socket, bytes));
    socket.on("data", (data: Buffer) => {
      answer += data.toString("latin1");
      if (answer.length > MOST_ANSWER_BYTES || answer.includes("\0"))
        end(() => settleBy(answer, resolve, reject));
    });
    socket.on("end", () => end(() => settleBy(answer, resolve, reject)));
    socket.on("error", (error) =>
      // clamd closes the connection at its own limit; what it said of that comes first.
      end(() => (answer === "" ? reject(error) : settleBy(answer, resolve, reject))),
    );
  });
}

function connectTo(address: string): Socket {
  const tcp = /^(.+):(\d+)$/.exec(address);
  if (tcp === null) return connect({ path: address });
  return connect({ host: (tcp[1] as string).replace(/^\[|\]$/g, ""), port: Number(tcp[2]) });
}

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write("zINSTREAM\0");
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    socket.write(piece);
  }
  socket.write(Buffer.alloc(4));
}

function settleBy(
  answer: string,
  resolve: (answer: ScanAnswer) => void,
  reject: (error: Error) => void,
): void {
  const said = answer.split("\0")[0]?.trim() ?? "";
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (found !== undefined) resolve({ isClean: false, found });
  else if (said === "stream: OK") resolve({ isClean: true });
  else reject(new Error(`the scanner answered: ${said.slice(0, 200) || "nothing"}`));
}
