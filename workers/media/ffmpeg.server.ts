import { execFile, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { PassThrough, type Readable, type Writable } from 'node:stream'
import { promisify } from 'node:util'
import { Transient } from '#workers/failure.ts'
import type { Loopback } from './loopback.server.ts'
import { refused, throwIfAborted } from './refusal.ts'

/** The system's ffmpeg. `toneMaps`: it has the filters that turn HDR video into ordinary video. */
export type Ffmpeg = { ffmpeg: string; ffprobe: string; version: string; toneMaps: boolean }

/**
 * Finds ffmpeg at `FFMPEG_PATH` or on the PATH, with the ffprobe beside it. Undefined when it is missing, does not run, or
 * was built without the H.264 (libx264) or AAC encoder: then video and voice are off, and the feature says so.
 */
export async function findFfmpeg(): Promise<Ffmpeg | undefined> {
  const ffmpeg = process.env.FFMPEG_PATH || 'ffmpeg'
  const known = found.get(ffmpeg)
  if (known) return known
  const ffprobe = ffmpeg.includes('/') ? join(dirname(ffmpeg), 'ffprobe') : 'ffprobe'
  try {
    const [about, encoders, filters] = await Promise.all([
      ask(ffmpeg, ['-version']),
      ask(ffmpeg, ['-hide_banner', '-encoders']),
      ask(ffmpeg, ['-hide_banner', '-filters']),
      ask(ffprobe, ['-version']),
    ])
    if (!/ libx264 /.test(encoders) || !/ aac /.test(encoders)) return undefined
    const version = about.match(/version (\S+)/)?.[1] ?? 'unknown'
    const result = { ffmpeg, ffprobe, version, toneMaps: / zscale /.test(filters) && / tonemap /.test(filters) }
    found.set(ffmpeg, result)
    return result
  } catch {
    // Any failure to start or answer is the same fact: there is no ffmpeg to work with.
    return undefined
  }
}

/** As `findFfmpeg`, but throws `Permanent('ffmpeg-missing')`. */
export async function needFfmpeg(): Promise<Ffmpeg> {
  const ffmpeg = await findFfmpeg()
  if (!ffmpeg) throw refused('ffmpeg-missing')
  return ffmpeg
}

/** How to open the input: one forced demuxer, so that a playlist or script is never followed, and no codec but these. */
export function inputOptions(loopback: Loopback, demuxer: string, maxPixels: number): string[] {
  return [
    ...['-protocol_whitelist', 'http,tcp', '-codec_whitelist', DECODERS, '-max_pixels', String(maxPixels)],
    ...['-f', demuxer, '-i', loopback.url],
  ]
}

/** One run of ffmpeg or ffprobe. `consume` must read `output` to its end; it fails when the run fails. */
export type Run<T> = {
  program: string
  args: string[]
  loopback: Loopback
  timeoutMs: number
  signal?: AbortSignal | undefined
  consume: (output: Readable) => Promise<T>
  /** Judges a run that ended well before its output counts as complete; `outMs` is how long the result plays. */
  check?: (outMs: number) => void
}

/** What a run gave: what `consume` returned, and how long the written output plays, in milliseconds (0 if unknown). */
export type Ran<T> = { result: T; outMs: number }

/**
 * Runs ffmpeg or ffprobe with no terminal and an empty environment; its standard output is streamed, progress comes by file
 * descriptor 3. The process is killed when the time is over, the job is aborted or the consumer fails. Throws
 * `Permanent('damaged' | 'took-too-long')`, or `Transient` when it was aborted, killed from outside, or the source broke.
 */
export async function run<T>(options: Run<T>): Promise<Ran<T>> {
  const { program, args, loopback, timeoutMs, signal, consume, check } = options
  throwIfAborted(signal)
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: bareEnvironment() })
  const output = new PassThrough()
  output.on('error', () => {}) // reaches the consumer through its stream; without a listener it would end the process
  const [, stdout, errors, state] = child.stdio
  stdout?.pipe(output, { end: false })
  const notes = tail(errors)
  const progress = tail(state)
  let late = false
  const kill = () => child.kill('SIGKILL')
  const timer = setTimeout(() => {
    late = true
    kill()
  }, timeoutMs)
  signal?.addEventListener('abort', kill)

  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', error => reject(new Transient('ffmpeg-not-started', { cause: error })))
    child.once('close', (code, killer) => {
      try {
        throwIfAborted(signal)
        if (late) throw refused('took-too-long')
        if (loopback.failure) throw loopback.failure
        if (killer === 'SIGKILL' || killer === 'SIGTERM') throw new Transient('ffmpeg-killed')
        if (code !== 0) throw refused('damaged', new Error(notes().slice(-500)))
        const outMs = playedMs(progress())
        check?.(outMs)
        resolve(outMs)
      } catch (error) {
        reject(error)
      }
    })
  })
  const complete = ended.then(
    outMs => {
      output.end()
      return outMs
    },
    error => {
      output.destroy(error)
      throw error
    },
  )
  const consumed = consume(output)
  consumed.then(
    () => output.resume(),
    () => kill(),
  )
  const [end, use] = await Promise.allSettled([complete, consumed])
  clearTimeout(timer)
  signal?.removeEventListener('abort', kill)
  // When the consumer failed first, killing ffmpeg is the consequence and not the cause.
  if (use.status === 'rejected' && (end.status === 'fulfilled' || isKill(end.reason))) throw use.reason
  if (end.status === 'rejected') throw end.reason
  if (use.status === 'rejected') throw use.reason
  return { result: use.value, outMs: end.value }
}

const found = new Map<string, Ffmpeg>()
const execute = promisify(execFile)

/** No proxy settings and no keys: ffmpeg reads both, or could be made to show them. */
function bareEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV }
}

async function ask(program: string, args: string[]): Promise<string> {
  return (await execute(program, args, { timeout: 20_000, env: bareEnvironment() })).stdout
}

/** Decoders for what phones and browsers record; ffmpeg's hundreds of others stay closed. */
const DECODERS = [
  ...['h264', 'hevc', 'vp8', 'vp9', 'libvpx', 'libvpx-vp9', 'av1', 'libdav1d', 'libaom-av1', 'mpeg4', 'mjpeg'],
  ...['aac', 'aac_latm', 'alac', 'mp3', 'mp3float', 'opus', 'libopus', 'vorbis', 'libvorbis', 'flac'],
  ...['pcm_s16le', 'pcm_s16be', 'pcm_s24le', 'pcm_s24be', 'pcm_f32le', 'amrnb', 'amrwb'],
].join(',')

/** Collects the last 8 KiB of a stream: messages have no limit of their own. */
function tail(stream: Readable | Writable | null | undefined): () => string {
  let text = ''
  stream?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-8192)
  })
  return () => text
}

function playedMs(progress: string): number {
  const last = [...progress.matchAll(/^out_time_us=(\d+)$/gm)].at(-1)
  return last ? Math.round(Number(last[1]) / 1000) : 0
}

function isKill(error: unknown): boolean {
  return error instanceof Transient && error.reason === 'ffmpeg-killed'
}
