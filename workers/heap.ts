import { setFlagsFromString } from 'node:v8'

/**
 * By how much, in percent of what is alive, V8's heap may grow before it is searched for garbage again. A photo passes
 * through some 15 MB of buffers that live for moments; V8 counts them as growth of a heap of 27 MB that hardly changes,
 * and left to itself searches all of it every other photo, which takes a fifth of the worker's time. At 150 it holds
 * 40 MB of dead buffers at most.
 */
export const heapGrowth = '--heap-growing-percent=150'

/** For the worker's own process, whose every thread it concerns. A Node that does not know the flag says so and goes on. */
export const letHeapGrow = (): void => setFlagsFromString(heapGrowth)
