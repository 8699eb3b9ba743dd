import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './checkout.mjs'
import { aptGet, installFromDebian } from './debian.mjs'
import { dim, say, step } from './print.mjs'
import { whereIs } from './tools.mjs'

const TRIED = join(root, 'node_modules', '.cache', 'cubby-ffmpeg-tried')
const DAY_MS = 86_400_000

/** The program that converts video and voice; null when there is none. @returns {string | null} */
export const ffmpeg = () => process.env.FFMPEG_PATH || whereIs('ffmpeg')

/**
 * Installs ffmpeg when it is missing and may be installed. Never fatal; a failed try is repeated a day later at the earliest.
 * @param {AbortSignal} [signal]
 */
export async function provideFfmpeg(signal) {
  if (ffmpeg() !== null) return
  const triedLately = existsSync(TRIED) && Date.now() - statSync(TRIED).mtimeMs < DAY_MS
  if (!triedLately && (await aptGet()) !== null) {
    const failure = await step('Installing ffmpeg for videos and voice notes', () =>
      installFromDebian(['ffmpeg'], signal),
    )
    if (failure === null) return
    mkdirSync(dirname(TRIED), { recursive: true })
    writeFileSync(TRIED, failure)
  }
  say(dim('  ffmpeg is not installed: photos work, videos and voice notes will be unavailable.'))
}
