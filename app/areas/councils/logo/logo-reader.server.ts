/** The program that reads logos, in a process of its own (platform/reading). */
import { answerAsChild } from "#app/platform/reading/child.server.ts";
import { readLogoFile } from "./read-logo.server.ts";

await answerAsChild(readLogoFile);
