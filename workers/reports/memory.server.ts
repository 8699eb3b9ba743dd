import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Resident memory of a process in bytes; 0 when it has gone. */
export async function memoryOf(processId: number): Promise<number> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '')
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
  }
  const told = await ask('ps', ['-o', 'rss=', '-p', String(processId)]).catch(() => ({ stdout: '0' }))
  return Number(told.stdout.trim()) * 1024
}

const ask = promisify(execFile)
