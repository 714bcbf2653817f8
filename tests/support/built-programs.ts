import { takeProgramsFrom } from "#app/platform/own-programs.server.ts";

// Reading programs and threads start as the server starts them, where the build is that of these sources; else from the sources.
takeProgramsFrom(process.env.TEST_PROGRAMS || null);
