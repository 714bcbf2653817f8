/** The program that reads letters, memoranda and other documents, in a process of its own (platform/reading). */
import { answerAsChild } from "#app/platform/reading/child.server.ts";
import { readDocument } from "./read-document.server.ts";

await answerAsChild(readDocument);
