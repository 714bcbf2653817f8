import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { MOST_HEADER_BYTES } from "./http-server.ts";

/** A server in a process whose own bound is far higher, so that it is ours that is tried. */
const PROGRAM = `
  import { createHttpServer } from "./server/http-server.ts";
  const server = createHttpServer((request, response) => response.end("taken"));
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

it("takes headers of at most 16 kB, whatever Node's own bound is", async () => {
  const child = spawn(
    process.execPath,
    ["--max-http-header-size=1000000", "--import", "tsx", "--input-type=module", "--eval", PROGRAM],
    { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"] },
  );
  try {
    const [port] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
    const answerTo = async (bytes: number) => {
      const socket = connect(Number(port), "127.0.0.1").setEncoding("utf8");
      socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a=${"x".repeat(bytes)}\r\n\r\n`);
      const [answer] = (await once(socket, "data")) as [string];
      socket.destroy();
      return answer.split("\r\n")[0];
    };
    expect(await answerTo(MOST_HEADER_BYTES - 200)).toBe("HTTP/1.1 200 OK");
    expect(await answerTo(MOST_HEADER_BYTES)).toBe("HTTP/1.1 431 Request Header Fields Too Large");
  } finally {
    child.kill();
  }
});
