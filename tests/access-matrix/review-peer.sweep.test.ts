import { sweepAs } from "./sweep.ts";

sweepAs("review-peer");
