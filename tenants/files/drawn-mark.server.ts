import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

let elsewhere = false

/** Says that this process has closed sharp's reading of SVG: our own drawings are then read by a process for each. */
export function drawElsewhere(): void {
  elsewhere = true
}

/**
 * A drawing of ours (SVG) as PNG. What others have sent must never come here.
 * @throws Error when it cannot be drawn
 */
export function drawnMark(svg: string): Promise<Buffer> {
  return elsewhere ? drawnByAnother(svg) : sharp(Buffer.from(svg)).png().toBuffer()
}

/** Given in words and not as a file, so that no bundler or image has to know of it; `sharp` is found from the folder the process runs in. */
const program = `import sharp from 'sharp'
import { buffer } from 'node:stream/consumers'
process.stdout.write(await sharp(await buffer(process.stdin)).png().toBuffer())`

async function drawnByAnother(svg: string): Promise<Buffer> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    // Neither this process's keys nor its words are its business.
    env: { NODE_ENV: process.env.NODE_ENV, MALLOC_ARENA_MAX: '2' },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: 20_000,
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => (code === 0 ? resolve() : reject(new Error(`drawing ended with ${code}`))))
  })
  // One that ends before it has read everything is told by its end.
  child.stdin.on('error', () => {})
  child.stdin.end(svg)
  const [png] = await Promise.all([buffer(child.stdout), ended])
  return png
}
