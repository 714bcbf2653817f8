// The virtual module Remix's Vite plugin makes out of app/routes.ts.
declare module "virtual:remix/server-build" {
  const build: import("@remix-run/node").ServerBuild;
  export = build;
}
