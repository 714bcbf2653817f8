/** The thread that works out the repairs of a late change, so that pages go on being served meanwhile. */
import { parentPort, workerData } from "node:worker_threads";
import { type RepairTask, threeRepairs } from "#app/solver/three-repairs.ts";

parentPort?.postMessage(threeRepairs((workerData as { task: RepairTask }).task));
