// Serves the build of the current folder like bin/serve.mjs, with 400 routes more than it has: half of them below a
// challenge, with a parameter each, so that they are as much in the way as real ones.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const MORE = 400;

const built = (name) => import(pathToFileURL(join(process.cwd(), "build", "server", name)).href);
const { routes, assets } = await built("index.js");
const layout = Object.values(routes).find(({ path }) => path === "challenges/:challengeId");
for (let number = 0; number < MORE; number += 1) {
  const id = `made-up-${number}`;
  const place = { id, parentId: number % 2 === 0 ? layout.id : "root", path: `made-up-${number}/:thingId` };
  routes[id] = { ...place, module: { default: () => null } };
  assets.routes[id] = {
    ...place,
    hasAction: false,
    hasLoader: false,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
    module: "/assets/made-up.js",
    imports: [],
  };
}
const { start } = await built("start.js");
const { url } = await start();
process.send?.({ url });
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
