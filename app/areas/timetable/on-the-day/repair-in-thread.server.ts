import type { RepairAnswer, RepairTask } from "#app/solver/three-repairs.ts";
import { startThread } from "../making/solver-thread.server.ts";

/** Works out the three repairs in a thread of its own: a second or two. Rejects when the problem cannot be worked with. */
export function repairInThread(task: RepairTask): Promise<RepairAnswer[]> {
  return new Promise((resolve, reject) => {
    const worker = startThread("repair-worker", task);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the thread ended without an answer")));
  });
}
