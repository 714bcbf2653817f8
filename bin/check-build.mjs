// The last step of the build: every loader and action of the built server carries the guard's brand. It sees what
// really was bundled, whatever way a route imported it; tests/architecture checks the sources.
// Nothing is opened: a database is opened when it is first asked.
process.env.DATABASE_URL = "file:/nowhere/workspace.db";
process.env.LOG_LEVEL = "silent";

const BRAND = Symbol.for("cpc.guard");
const { routes } = await import("../build/server/index.js");
const bare = Object.values(routes).flatMap(({ id, module }) =>
  ["loader", "action"]
    .filter((name) => module[name] && !module[name][BRAND])
    .map((name) => `${name} of ${id}`),
);
if (bare.length > 0) {
  console.error(
    `These answer requests without saying who may ask. Wrap each in guarded(...) or open(...) of app/access/guard.server.ts:\n  ${bare.join("\n  ")}`,
  );
}
process.exit(bare.length > 0 ? 1 : 0);
