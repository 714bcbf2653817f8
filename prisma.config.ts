import { defineConfig } from "prisma/config";

// Generating, validating and formatting need no schema engine, but Prisma downloads one unless told where
// it is; any executable will do. Migrations go through prisma/migrate.ts instead.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema" });
