/** What one process of a student's code, with all that it starts, may use; a call's seconds come with the call. */
export interface Limits {
  /** From its start until the exercise is loaded. */
  readonly startSeconds: number;
  /** Of computing, from its start to its end: a process whose grader was killed ends all the same. */
  readonly cpuSeconds: number;
  /** Resident in main memory, all its processes together. */
  readonly memoryMegabytes: number;
  /** Of these, the heap of JavaScript objects. */
  readonly heapMegabytes: number;
  /** Printed or answered in the time of one call. */
  readonly outputMegabytes: number;
  /**
   * Processes and threads together, of which Node and its sandbox take half a dozen. Few, since each can take a
   * processor from those beside it.
   */
  readonly tasks: number;
  readonly openFiles: number;
}

export const LIMITS: Limits = {
  startSeconds: 15,
  cpuSeconds: 900,
  memoryMegabytes: 768,
  heapMegabytes: 512,
  outputMegabytes: 16,
  tasks: 16,
  openFiles: 128,
};

export const MEBIBYTE = 2 ** 20;
