import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asRefusal, Refusal } from './refusal.mjs'

const MEBIBYTE = 1024 * 1024

/**
 * Makes the folder if it is missing and proves, by writing, that it can hold data.
 * @param {string} folder absolute path
 * @param {object} [wanted]
 * @param {number} [wanted.mode] permissions of a new folder
 * @param {number} [wanted.freeMiB] space that must be free on its disk
 * @throws {Refusal} when it cannot be made or written, or the disk is (nearly) full
 */
export function requireWritable(folder, { mode = 0o755, freeMiB = 0 } = {}) {
  const probe = join(folder, `.writable-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true, mode })
    writeFileSync(probe, 'x'.repeat(4096), { flush: true })
    rmSync(probe)
  } catch (error) {
    removeQuietly(probe)
    throw asRefusal(error, folder)
  }
  const disk = statfsSync(folder)
  const free = Math.floor((disk.bavail * disk.bsize) / MEBIBYTE)
  if (free < freeMiB) {
    throw new Refusal(
      `Only ${free} MiB are free on the disk of ${folder}, and Cubby needs ${freeMiB} MiB: please make room.`,
    )
  }
}

/** A probe on a full disk can exist and be empty; when it cannot be removed the first error says why. @param {string} probe */
function removeQuietly(probe) {
  try {
    rmSync(probe, { force: true })
  } catch {
    // The caller throws the error that came first.
  }
}
