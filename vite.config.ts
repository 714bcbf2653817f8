import { vitePlugin as remix } from "@remix-run/dev";
import { NodePackageImporter } from "sass";
import { defineConfig, type Plugin } from "vite";
import remixOptions from "./remix.config.js";
import { rememberRoutesPlugin } from "./server/framework/remember-routes.ts";
import { shortTableOfRoutes } from "./server/framework/short-table-of-routes.ts";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * Builds server/start.ts beside Remix's own server build, so that both share one copy of every module (one database
 * client, one log), the command line, the threads that work on timetables and Excel files, and the programs that read what people upload. Remix's
 * plugin sets a single entry; this runs after it.
 */
function ownServer(): Plugin {
  return {
    name: "own-server",
    enforce: "post",
    config(config, { isSsrBuild }) {
      if (!isSsrBuild) return undefined;
      config.build ??= {};
      config.build.rollupOptions = {
        ...config.build.rollupOptions,
        input: {
          index: "virtual:remix/server-build",
          start: "server/start.ts",
          cpc: "bin/cpc.ts",
          "solver-worker": "app/areas/timetable/making/solver-worker.server.ts",
          "repair-worker": "app/areas/timetable/on-the-day/repair-worker.server.ts",
          "workbook-worker": "app/areas/timetable/excel/workbook-worker.server.ts",
          "table-reader": "app/areas/timetable/excel/reading/table-reader.server.ts",
          "document-reader": "app/areas/scope/import/document-reader.server.ts",
          "logo-reader": "app/areas/councils/logo/logo-reader.server.ts",
        },
        output: { ...config.build.rollupOptions?.output, entryFileNames: "[name].js" },
      };
      // A start opens the files of all packages at once. This one has 300, of which the server needs a few, and a process may not
      // be allowed as many.
      return { ssr: { noExternal: ["date-fns"] } };
    },
  };
}

/**
 * Every page is sent the names of all scripts. Seven characters that tell its contents are as much name as a script needs: with its words
 * before them, and eight characters, every page would carry two kilobytes more.
 */
function shortScriptNames(): Plugin {
  const names = "assets/[hash:7].js";
  return {
    name: "short-script-names",
    enforce: "post",
    config(config, { isSsrBuild }) {
      if (isSsrBuild) return;
      config.build ??= {};
      const options = config.build.rollupOptions ?? {};
      config.build.rollupOptions = {
        ...options,
        output: { ...options.output, entryFileNames: names, chunkFileNames: names },
      };
    },
    // The names no longer say of what module a script was made: what must not reach a browser is told here.
    generateBundle(_options, bundle) {
      if (this.environment.name !== "client") return;
      const leaks = Object.values(bundle).flatMap((part) =>
        part.type === "chunk"
          ? Object.entries(part.modules)
              .filter(([id, { renderedLength }]) => renderedLength > 0 && /\.server\.[jt]sx?(\?|$)/.test(id))
              .map(([id]) => id)
          : [],
      );
      if (leaks.length > 0)
        this.error(`These belong to the server and would be sent to browsers: ${leaks.join(", ")}`);
    },
  };
}

export default defineConfig({
  plugins: [
    remix(remixOptions),
    ownServer(),
    shortScriptNames(),
    rememberRoutesPlugin(),
    shortTableOfRoutes(),
  ],
  css: {
    preprocessorOptions: {
      scss: { importers: [new NodePackageImporter()], quietDeps: true },
    },
  },
  build: { target: "es2022", sourcemap: false, assetsInlineLimit: 0 },
  server: { host: "127.0.0.1" },
  // The development server bundles what the pages import before the first of them is asked for. It looks into their
  // server files too; these packages cannot be bundled for a browser.
  optimizeDeps: {
    entries: ["app/entry.client.tsx", "app/root.tsx", "app/areas/**/routes/*.tsx"],
    exclude: ["@node-rs/argon2", "@prisma/adapter-libsql", "@prisma/adapter-pg", "@prisma/client", "pino"],
  },
});
