import { sweepAs } from "./sweep.ts";

sweepAs("nobody");
