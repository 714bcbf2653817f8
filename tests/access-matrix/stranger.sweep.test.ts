import { sweepAs } from "./sweep.ts";

sweepAs("stranger");
