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
  // An AppError is a sentence for people; anything else is a bug, and its stack is what helps.
  console.error(error?.name === "AppError" ? error.message : error);
  process.exit(1);
}
