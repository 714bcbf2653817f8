// Who may import whom (docs/decisions; the table is in app/README.md's terms). Each comment says where to go instead.

/** A rule file: in a room, the word or access area, not a component, route, store or use-case, and not a test. */
const PURE =
  "^app/(areas/[^/]+|solver|access|audit|issue|notices|word|writing)/(?!.*(components|routes)/)(?!.*\\.(server|client)\\.tsx?$)(?!.*\\.test\\.tsx?$).*\\.ts$";
const STORE = "^app/areas/.*store\\.server\\.ts$";
const TEST = "\\.test\\.tsx?$";

/** The rooms in the order in which they may know each other: each may import those before it. */
export const ROOMS = [
  "visits",
  "periods",
  "dates",
  "challenge",
  "people",
  "councils",
  "decisions",
  "key-dates",
  "peer-team",
  "scope",
  "preparation",
  "timetable",
  "postponing",
  "evidence",
  "outgoing",
  "findings",
  "report",
  "action-plan",
  "progress-review",
  "publication",
  "retention",
  "installation",
  "archive",
  "operation",
  "telling",
  "leaving",
  "home",
  "demonstration",
];

/** The parts of the timetable in the order of the work: each may import those before it. */
export const TIMETABLE_ROOMS = [
  "plan",
  "availability",
  "clashes",
  "versions",
  "making",
  "invitations",
  "grid",
  "release",
  "on-the-day",
  "excel",
  "papers",
  "keeping",
];

/** A rule for each room but the last: it knows none of those after it. */
function inOrder(name, folder, rooms) {
  return rooms.slice(0, -1).map((room, index) => ({
    name: `${name}-${room}`,
    severity: "error",
    comment: `A room may import those before it only (${rooms.join(", ")}). Move what both need into the earlier room, or the work into the later one.`,
    from: { path: `^app/${folder}/${room}/`, pathNot: TEST },
    to: { path: `^app/${folder}/(${rooms.slice(index + 1).join("|")})/` },
  }));
}

export default {
  forbidden: [
    ...inOrder("room-order", "areas", ROOMS),
    ...inOrder("timetable-order", "areas/timetable", TIMETABLE_ROOMS),
    {
      name: "frame-knows-no-room",
      severity: "error",
      comment:
        "Access, audit, mail, notices, the issuing of documents, writing, Word drawing and the solver serve every room and know none: pass the value in, or put this into the room.",
      from: { path: "^app/(access|audit|issue|mail|notices|word|writing|solver)/", pathNot: TEST },
      to: { path: "^app/(areas|back-up|cli)/" },
    },
    {
      name: "solver-stands-alone",
      severity: "error",
      comment:
        "The solver knows its own exchange format, how to refuse and nothing else of the product: translate in timetable/making/solver-instance.ts.",
      from: { path: "^app/solver/", pathNot: TEST },
      to: { path: "^app/(?!solver/|platform/(errors|clock-time)\\.ts$)" },
    },
    {
      name: "no-circle",
      severity: "error",
      comment: "These files import each other in a circle. Move what both need into a third file.",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolved",
      severity: "error",
      comment: "This import leads nowhere: check the path, or ask for the package.",
      from: {},
      to: {
        couldNotResolve: true,
        // mdast and its like are packages of nothing but types.
        pathNot: ["^virtual:", "build/server/", "^(mdast|hast|unist)$"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-undeclared-package",
      severity: "error",
      comment: "This package is not in package.json; it is only there because another package needs it.",
      from: { path: "^(app|server|prisma|demo|bin|tests)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-development-package-in-product",
      severity: "error",
      comment: "The product may not need a package of devDependencies when it runs.",
      // The table of routes is read when the pages are built; the built server no longer holds it.
      from: {
        path: "^(app|server|prisma|demo)/",
        pathNot: [TEST, "^server/development\\.ts$", "^app/routes\\.ts$"],
      },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: ["@types/", "\\.d\\.ts$"],
      },
    },
    {
      name: "pure-file-stays-pure",
      severity: "error",
      comment:
        "A rule file imports no React, Prisma, server, environment or screen code: pass the value in, or put the work into a *.server.ts beside it.",
      from: { path: PURE },
      to: {
        path: [
          "\\.server\\.tsx?$",
          "^app/govuk/(?!form/date-(field|parts)\\.ts$)",
          "/components/",
          "/routes/",
          "node_modules/(react|react-dom|@remix-run|@prisma|@conform-to/react|express|pino)/",
          "\\.tsx$",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "pure-file-stays-off-node",
      severity: "error",
      comment:
        "A rule file runs in the browser too, so it may not use Node's own modules: pass the bytes or the text in.",
      from: { path: PURE },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "store-keeps-to-its-room",
      severity: "error",
      comment:
        "A store reads its own room's tables. Call the other room's use-case or read function from a use-case of yours.",
      from: { path: "^app/areas/([^/]+)/.*store\\.server\\.ts$" },
      to: { path: STORE, pathNot: "^app/areas/$1/" },
    },
    {
      name: "store-takes-a-permit",
      severity: "error",
      comment:
        "A store is given a permit; it may not make one or ask who is signed in. Let the route's guard do that.",
      from: { path: STORE },
      to: { path: "^app/access/(guard|session)\\.server\\.ts$" },
    },
    {
      name: "use-case-knows-no-screen",
      severity: "error",
      comment: "A use-case or store answers with a domain value; the route turns it into a page.",
      from: { path: "^app/(areas|audit|issue|word)/.*\\.server\\.ts$", pathNot: "/routes/" },
      to: {
        path: ["/components/", "/routes/", "node_modules/(@remix-run|react|react-dom)/"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "component-knows-no-server",
      severity: "error",
      comment: "A component draws what it is given: load it in the route and pass it as a prop.",
      from: { path: "/components/.*\\.tsx?$", pathNot: TEST },
      to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "route-asks-a-store-or-use-case",
      severity: "error",
      comment:
        "A route may not open the database: ask the room's store or use-case, with the scope the guard gave you.",
      from: { path: "^app/(areas/.+/|access/|audit/)routes/" },
      to: { path: "^app/platform/db\\.server\\.ts$" },
    },
    {
      name: "route-keeps-to-its-rooms-stores",
      severity: "error",
      comment:
        "A route reads its own room's store. For another room, call that room's use-case or read function.",
      from: { path: "^app/areas/([^/]+)/.*routes/" },
      to: { path: STORE, pathNot: "^app/areas/$1/" },
    },
    {
      name: "only-stores-and-use-cases-open-the-database",
      severity: "error",
      comment:
        "Only server files of a room, access, audit and the command line may open the database: move the query into a store.",
      from: {
        path: "^app/",
        pathNot: ["\\.server\\.tsx?$", TEST, "^app/platform/"],
      },
      to: { path: "^app/platform/db\\.server\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "platform-knows-no-room",
      severity: "error",
      comment: "platform/ and govuk/ hold no domain words: move this into the room, or pass the value in.",
      from: { path: "^app/(platform|govuk)/" },
      to: { path: "^app/(areas|access|audit|issue|word|cli)/" },
    },
    {
      name: "permit-comes-from-the-guard",
      severity: "error",
      comment:
        "Only the guard and the command line may make a permit: otherwise a membership check could be skipped. Take the permit as an argument.",
      from: {
        path: "^(app|server|bin|prisma|demo)/",
        // One of them narrows a permit that the guard gave to a visit that it reads.
        pathNot: [
          "^app/access/decide\\.server\\.ts$",
          "^app/areas/visits/permit-at-visit\\.server\\.ts$",
          "^app/cli/",
          "^demo/",
          TEST,
        ],
      },
      to: { path: "^app/access/permit\\.server\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "the-guard-alone-decides",
      severity: "error",
      comment:
        "Whether somebody may go on is asked by the guard: make the handler with guarded or guardedIntents.",
      from: { path: "^(app|server|bin|prisma|demo)/", pathNot: ["^app/access/guard\\.server\\.ts$", TEST] },
      to: { path: "^app/access/decide\\.server\\.ts$" },
    },
    {
      name: "forms-come-through-the-guard",
      severity: "error",
      comment:
        "Only the guard reads and builds forms, within bounds: give guardedIntents or openForm the schema and take the value.",
      from: {
        path: "^(app|server)/",
        pathNot: ["^app/access/(guard|answer-form)\\.server\\.ts$", TEST],
      },
      to: {
        path: ["^app/platform/bounded-form\\.server\\.ts$", "node_modules/@conform-to/(zod|dom)/"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "uploads-are-read-apart",
      severity: "error",
      comment:
        "What people upload is read by a program in a process of its own (app/platform/reading): call readDocumentApart, readSheetsApart or readApart instead.",
      from: {
        path: "^(app|server|bin|prisma|demo)/",
        pathNot: [
          TEST,
          "-reader\\.server\\.ts$",
          "^app/areas/timetable/excel/reading/read-sheets\\.server\\.ts$",
        ],
      },
      to: {
        path: "/(import|excel/reading)/(read-document|read-sheets|read-workbook|read-csv)(\\.server)?\\.ts$",
      },
    },
    {
      name: "parsers-of-uploads-stay-with-their-readers",
      severity: "error",
      comment:
        "exceljs, jszip and xmldom can be led to take any time and memory by a file: only the programs that read uploads use them on one. To draw or lint our own files: app/word, write-workbook.",
      from: {
        path: "^(app|server|bin|prisma|demo)/",
        pathNot: [
          TEST,
          "^app/word/",
          "^app/areas/scope/import/word/(read-word|word-[a-z]+)(\\.server)?\\.ts$",
          "^app/areas/timetable/excel/(reading/read-workbook|write-workbook)\\.server\\.ts$",
          "^app/platform/reading/open-document/open-document-xml\\.server\\.ts$",
        ],
      },
      to: { path: "node_modules/(exceljs|jszip|@xmldom/xmldom)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "whole-copies-are-the-operators",
      severity: "error",
      comment:
        "A copy written to a file may be the whole one, with the drafts of every side: only the command line makes those. A page calls takeCopyAway.",
      from: {
        path: "^(app|server|prisma|demo)/",
        pathNot: [TEST, "^app/cli/", "^app/areas/archive/(?!routes/)"],
      },
      to: { path: "^app/areas/archive/(take-copy-to-file|make-copy|write-archive|rows)\\.server\\.ts$" },
    },
    {
      name: "product-knows-no-test",
      severity: "error",
      comment: "The product may not import from tests/ or from a test file.",
      from: { path: "^(app|server|prisma|demo|bin)/", pathNot: TEST },
      to: { path: ["^tests/", TEST] },
    },
    {
      name: "app-knows-no-server-or-driver",
      severity: "error",
      comment: "server/ and bin/ start the product; app/ may not lean on them (its types aside).",
      from: { path: "^app/", pathNot: TEST },
      to: { path: "^(server|bin)/", dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^app/platform/generated/|^build/|^node_modules/\\.cache" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
    cache: { folder: ".cache/dependency-cruiser", strategy: "content" },
  },
};
