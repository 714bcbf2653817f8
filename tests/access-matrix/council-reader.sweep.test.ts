import { sweepAs } from "./sweep.ts";

sweepAs("council-reader");
