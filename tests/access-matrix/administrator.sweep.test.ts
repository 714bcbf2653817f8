import { sweepAs } from "./sweep.ts";

sweepAs("administrator");
