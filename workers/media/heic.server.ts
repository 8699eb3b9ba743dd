import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { type Cascaded, cascade, LARGEST_EDGE, type Pixels, shrink } from './cascade.server.ts'
import { HEIC_THREAD } from './heic-thread.ts'
import { defaultLimits, type MediaLimits } from './limits.ts'
import { embeddedProfile, toSrgb } from './profile.server.ts'
import { type MediaReason, refused, throwIfAborted } from './refusal.ts'
import type { MediaSink } from './source.ts'

/**
 * Prepares a HEIC or HEIF photo. The decoder (libheif in WebAssembly) runs in a thread of its own that lives for one
 * picture: its memory is given back at once, and ending it is the time limit. Turning and mirroring are properties the
 * decoder applies; the EXIF orientation is void in this format (ISO/IEC 23008-12, 6.5.10). Throws `Permanent` with
 * 'too-many-pixels' (before decoding), 'damaged' or 'took-too-long'; `Transient('aborted')`.
 */
export async function prepareHeic(
  file: Buffer,
  sink: MediaSink,
  options: { limits?: MediaLimits; signal?: AbortSignal } = {},
): Promise<Cascaded> {
  const limits = options.limits ?? defaultLimits
  throwIfAborted(options.signal)
  const profile = embeddedProfile(file)
  const pixels = await decodeHeic(file, limits, options.signal).then(full => shrink(full, LARGEST_EDGE))
  return cascade(profile ? await toSrgb(pixels, profile) : pixels, sink, options.signal)
}

/** What the thread answers: the pixels as RGBA, or why there are none. */
type Answer =
  | { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }
  | { refused: MediaReason; message?: string }

/** Room for the largest picture allowed (planes, tiles and RGBA: about 11 bytes a pixel) and for the decoder itself. */
const BYTES_PER_PIXEL = 14
const DECODER_BYTES = 96 * 1024 * 1024

function decodeHeic(file: Buffer, limits: MediaLimits, signal: AbortSignal | undefined): Promise<Pixels> {
  const worker = new Worker(HEIC_THREAD, {
    eval: true,
    // Neither the flags of this process (loaders, inspectors) nor its environment (keys) are the decoder's business.
    execArgv: [],
    env: {},
    // The decoder talks about every broken file; its words come back in the answer and not on this process's output.
    stdout: true,
    stderr: true,
    workerData: {
      file,
      decoder: createRequire(import.meta.url).resolve('heic-decode'),
      maxPixels: limits.photoPixels,
      maxMemory: DECODER_BYTES + limits.photoPixels * BYTES_PER_PIXEL,
    },
  })
  const ended = new AbortController()
  const stop = AbortSignal.any([AbortSignal.timeout(limits.photoTimeoutMs), ...(signal ? [signal] : [])])
  return new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', error => reject(refused('damaged', error)))
    worker.once('exit', () => reject(refused('damaged')))
    // The time limit outlives the picture; a listener left behind would keep all its pixels until then.
    stop.addEventListener('abort', () => reject(refused('took-too-long')), { once: true, signal: ended.signal })
  })
    .catch(error => {
      throwIfAborted(signal)
      throw error
    })
    .finally(() => {
      ended.abort()
      return worker.terminate()
    })
    .then(answer => {
      if ('refused' in answer) throw refused(answer.refused, answer.message)
      const { data, width, height } = answer
      return { data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), width, height, channels: 4 }
    })
}
