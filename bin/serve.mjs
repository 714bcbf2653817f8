// Serves what is built, and nothing else: no installing, no building, no demonstration. For service managers and
// containers (`node bin/serve.mjs`), and what bin/start.mjs runs last.
process.env.NODE_ENV ??= "production";

try {
  const { start } = await import("../build/server/start.js");
  const { url } = await start();
  // To the parent, when there is one that listens: bin/start.mjs, the journeys and the bench.
  process.send?.({ url });
  // A parent that was killed cannot pass the signal on.
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
} catch (error) {
  console.error(startErrorInWords(error));
  // A fault of ours: where it is helps whoever mends it, and nobody else.
  if (error?.name !== "AppError" && ["debug", "trace"].includes(process.env.LOG_LEVEL ?? "")) {
    console.error(error);
  }
  process.exit(1);
}

/** One sentence on why the server did not start, and what to do. */
function startErrorInWords(error) {
  if (error?.name === "AppError") return error.message;
  // The database client begins its messages with an empty line.
  const message = String(error?.message ?? error)
    .trim()
    .split("\n")[0];
  if (error?.code === "ERR_MODULE_NOT_FOUND") {
    return message.includes("build/server/start.js")
      ? "The pages are not built yet: run npm run build, then start again."
      : `A package that the server needs is not installed: run npm ci, then start again. (${message})`;
  }
  return `The server could not start: ${message} Set LOG_LEVEL=debug to see where.`;
}
