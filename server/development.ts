import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";
import type { start as startServer } from "./start.ts";

// The server's own code goes through Vite as well, so that it and the pages share one database client.
const vite = await createServer({
  appType: "custom",
  server: { middlewareMode: true, hmr: { port: Number(process.env.HMR_PORT ?? 24678), host: "127.0.0.1" } },
});

try {
  const { start } = (await vite.ssrLoadModule("/server/start.ts")) as { start: typeof startServer };
  const { url } = await start({
    viteMiddleware: vite.middlewares,
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
  });
  console.error(`\nThe workspace is at ${url}; pages change as you save. Stop it with Ctrl-C.\n`);
} catch (error) {
  console.error((error as Error)?.name === "AppError" ? (error as Error).message : error);
  process.exit(1);
}
