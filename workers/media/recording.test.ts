import { execFileSync, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Permanent, Transient } from '#workers/failure.ts'
import { findFfmpeg } from './ffmpeg.server.ts'
import { fixture, keep, sourceOf } from './fixture.ts'
import { type PrepareOptions, prepareMedia } from './prepare.server.ts'

async function prepared(file: Buffer, options?: PrepareOptions) {
  const { sink, kept } = keep()
  const result = await prepareMedia(sourceOf(file), sink, options)
  return { result, kept }
}

/** What ffprobe finds in bytes: read from a pipe, as a browser reads, never seeking. */
function probed(bytes: Buffer | undefined) {
  const args = ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', '-i', 'pipe:0']
  const { streams, format } = JSON.parse(execFileSync('ffprobe', args, { input: bytes }).toString())
  return { streams, format, picture: streams[0], text: JSON.stringify({ streams, format }) }
}

/** Frames that decode without one complaint. */
function decodes(bytes: Buffer | undefined): boolean {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-i', 'pipe:0', '-f', 'null', '-'], { input: bytes })
  return status === 0 && stderr.length === 0
}

test('ffmpeg is there: the tests below are never skipped', async () => {
  expect(await findFfmpeg()).toMatchObject({ version: expect.stringMatching(/^\S+$/) })
})

describe('a video', () => {
  test.each([
    ['video.mp4', 320, 180, 3000],
    ['video.mov', 320, 180, 3000],
    ['video.webm', 320, 180, 3000],
    ['large.mov', 1280, 720, 1000],
    ['turned.mp4', 180, 320, 3000],
    ['hdr.mp4', 160, 90, 1000],
  ])('%s becomes H.264 of %d × %d with a poster', async (name, width, height, durationMs) => {
    const { result, kept } = await prepared(fixture(name))
    expect(result).toMatchObject({ kind: 'video', width, height, thumbhash: expect.stringMatching(/^.{20,}$/) })
    expect(result.kind === 'video' && Math.abs(result.durationMs - durationMs)).toBeLessThan(150)
    expect(result.variants.map(variant => variant.name)).toEqual(['video', 'poster'])
    const video = kept.get('video')?.bytes
    const { picture, format } = probed(video)
    expect(picture).toMatchObject({ codec_name: 'h264', pix_fmt: 'yuv420p', width, height })
    expect(Math.abs(Number(format.duration) * 1000 - durationMs)).toBeLessThan(250)
    expect(decodes(video)).toBe(true)
    expect(video?.indexOf('moov')).toBeLessThan(video?.indexOf('mdat') ?? 0)
    expect(await sharp(kept.get('poster')?.bytes).metadata()).toMatchObject({ format: 'webp', width, height })
  })

  test('whose index stands at its end loses title and place', async () => {
    const file = fixture('video.mp4')
    expect(file.indexOf('moov')).toBeGreaterThan(file.indexOf('mdat'))
    expect(file.includes('48.85') && file.includes('Secret')).toBe(true)
    const { kept } = await prepared(file)
    for (const { bytes } of kept.values()) {
      expect(bytes.includes('48.85') || bytes.includes('Secret')).toBe(false)
    }
    expect(probed(kept.get('video')?.bytes).text).not.toContain('Secret')
  })

  test('that fits already is copied, not encoded again', async () => {
    const { kept } = await prepared(fixture('video.mp4'))
    const frames = (bytes: Buffer) =>
      spawnSync('ffmpeg', ['-v', 'error', '-i', 'pipe:0', '-map', '0:v', '-f', 'framemd5', '-'], { input: bytes })
        .stdout.toString()
        .match(/[0-9a-f]{32}/g)
    const copied = frames(kept.get('video')?.bytes ?? Buffer.alloc(0))
    const path = fileURLToPath(new URL('./fixtures/video.mp4', import.meta.url))
    const pipeable = execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-c', 'copy', '-f', 'matroska', '-'])
    expect(copied).toHaveLength(45)
    expect(copied).toEqual(frames(pipeable))
  })

  test('in HDR is brought into ordinary colours', async () => {
    const { kept } = await prepared(fixture('hdr.mp4'))
    expect(probed(kept.get('video')?.bytes).picture.color_transfer).toBe('bt709')
  })

  test('without a picture track is a voice note', async () => {
    const { result } = await prepared(fixture('voice.webm'))
    expect(result).toMatchObject({ kind: 'voice', mime: 'audio/webm' })
  })
})

describe('a voice note', () => {
  test.each(['voice.m4a', 'voice.mp3', 'voice.ogg', 'voice.webm'])('%s becomes AAC with 64 peaks', async name => {
    const { result, kept } = await prepared(fixture(name))
    if (result.kind !== 'voice') throw new Error(result.kind)
    expect(result.durationMs).toBeGreaterThan(1950)
    expect(result.durationMs).toBeLessThan(2100)
    expect(result.peaks).toHaveLength(64)
    expect(Math.max(...result.peaks.slice(0, 14))).toBeLessThan(0.1)
    expect(Math.min(...result.peaks.slice(20))).toBeGreaterThan(0.4)
    expect(Math.max(...result.peaks)).toBe(1)
    const { streams, text } = probed(kept.get('voice')?.bytes)
    expect(streams.map((stream: { codec_name: string }) => stream.codec_name)).toEqual(['aac'])
    expect(decodes(kept.get('voice')?.bytes)).toBe(true)
    expect(text).not.toContain('Secret')
    expect(kept.get('voice')?.bytes.includes('48.85')).toBe(false)
  })
})

describe('a recording is refused', () => {
  async function reason(file: Buffer, options?: PrepareOptions): Promise<unknown> {
    const failure = await prepareMedia(sourceOf(file), keep().sink, options).catch(error => error)
    expect(failure).toBeInstanceOf(Permanent)
    return failure.reason
  }

  test.each(['video.mp4', 'video.webm', 'voice.ogg', 'voice.m4a', 'voice.mp3'])('%s, when too long', async name => {
    expect(await reason(fixture(name), { limits: { videoMs: 1500, voiceMs: 1500 } })).toBe('too-long')
  })

  test('when its frames are too large', async () => {
    expect(await reason(fixture('large.mov'), { limits: { videoPixels: 1_000_000 } })).toBe('too-many-pixels')
  })

  test('when its file is too large', async () => {
    expect(await reason(fixture('video.mp4'), { limits: { videoBytes: 1000 } })).toBe('too-large')
    expect(await reason(fixture('voice.webm'), { limits: { voiceBytes: 1000 } })).toBe('too-large')
  })

  test('when the place asks for something else', async () => {
    expect(await reason(fixture('voice.webm'), { accept: ['photo', 'video'] })).toBe('type-not-allowed')
    expect(await reason(fixture('video.webm'), { accept: ['voice'] })).toBe('type-not-allowed')
    expect(await reason(fixture('gps.jpg'), { accept: ['voice'] })).toBe('type-not-allowed')
  })

  test('when the file ends before its index comes', async () => {
    const file = fixture('video.mp4')
    expect(await reason(file.subarray(0, file.length / 2))).toBe('damaged')
  })

  test('when its index promises more than there is', async () => {
    const file = fixture('front.mp4')
    expect(file.indexOf('moov')).toBeLessThan(file.indexOf('mdat'))
    expect((await prepared(file)).result).toMatchObject({ kind: 'video' })
    expect(await reason(file.subarray(0, file.length * 0.4))).toBe('damaged')
    const voice = fixture('voice.m4a')
    expect(await reason(Buffer.concat([voice.subarray(0, voice.indexOf('mdat'))]))).toBe('damaged')
    expect(await reason(fixture('video.webm').subarray(0, 300))).toBe('damaged')
  })

  test('when it is a note of no length', async () => {
    const args = ['-v', 'error', '-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=mono', '-t', '0', '-movflags', 'empty_moov']
    expect(await reason(execFileSync('ffmpeg', [...args, '-f', 'mp4', 'pipe:1']), { accept: ['voice'] })).toBe('empty')
  })

  test('when rubbish stands behind a good beginning', async () => {
    for (const name of ['video.mp4', 'video.webm', 'voice.ogg']) {
      const file = fixture(name)
      file.fill(0x5a, 60)
      expect(await reason(file), name).toBe('damaged')
    }
  })

  test('when ffmpeg is not there', async () => {
    vi.stubEnv('FFMPEG_PATH', '/nowhere/ffmpeg')
    expect(await findFfmpeg()).toBeUndefined()
    expect(await reason(fixture('video.mp4'))).toBe('ffmpeg-missing')
    expect(await reason(fixture('voice.mp3'))).toBe('ffmpeg-missing')
  })

  afterEach(() => {
    vi.unstubAllEnvs()
  })
})

describe('a playlist inside a video name', () => {
  test('is never followed: nothing else on this machine is asked', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const playlist = Buffer.from(`#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:${port}/a.ts\n`)
    // Behind a beginning that passes for MP4 and for MP3, so that it reaches ffmpeg.
    for (const head of ['\0\0\0\x18ftypisom\0\0\0\0isommp42', 'ID3\x04\0\0\0\0\0\0\xff\xfb\x50\xc0']) {
      const file = Buffer.concat([Buffer.from(head, 'latin1'), playlist])
      await expect(prepareMedia(sourceOf(file), keep().sink)).rejects.toBeInstanceOf(Permanent)
    }
    server.close()
    expect(asked).toBe(0)
  })
})

describe('a run that does not end well', () => {
  /** Answers the first bytes for sniffing, then nothing more, for ever: ffmpeg waits. */
  function stuck() {
    const bytes = fixture('video.mp4')
    const waiting: Readable[] = []
    let asked = () => {}
    const reached = new Promise<void>(resolve => {
      asked = resolve
    })
    const source = {
      size: bytes.length * 10,
      read: ({ start, end } = { start: 0, end: 0 }) => {
        if (start === 0 && end <= 64 * 1024) return Readable.from([Buffer.concat([bytes, bytes]).subarray(start, end)])
        const stream = new Readable({ read() {} })
        waiting.push(stream)
        asked()
        return stream
      },
    }
    return { source, waiting, reached }
  }

  function children(): string {
    return spawnSync('ps', ['--ppid', String(process.pid), '-o', 'comm=']).stdout.toString()
  }

  test('because ffmpeg hangs is killed when its time is over', async () => {
    const { source, waiting } = stuck()
    const job = prepareMedia(source, keep().sink, { limits: { videoTimeoutMs: 700 } })
    await expect(job).rejects.toMatchObject({ name: 'Permanent', reason: 'took-too-long' })
    expect(children()).not.toMatch(/ff(mpeg|probe)/)
    expect(waiting.length).toBeGreaterThan(0)
    expect(waiting.every(stream => stream.destroyed)).toBe(true)
  })

  test('because the job is called off is worth another try, and leaves no process', async () => {
    const { source, reached } = stuck()
    const controller = new AbortController()
    const job = prepareMedia(source, keep().sink, { signal: controller.signal })
    const outcome = expect(job).rejects.toMatchObject({ name: 'Transient', reason: 'aborted' })
    await reached
    controller.abort()
    await outcome
    expect(children()).not.toMatch(/ff(mpeg|probe)/)
  })

  test('because it was called off before it began does nothing', async () => {
    const job = prepareMedia(sourceOf(fixture('video.mp4')), keep().sink, { signal: AbortSignal.abort() })
    await expect(job).rejects.toBeInstanceOf(Transient)
  })

  test('because the store broke is not the file’s fault', async () => {
    const bytes = fixture('video.mp4')
    let reads = 0
    const source = {
      size: bytes.length,
      read: ({ start, end } = { start: 0, end: bytes.length }) => {
        reads += 1
        if (reads === 1) return Readable.from([bytes.subarray(start, end)])
        return new Readable({
          read() {
            this.destroy(new Error('connection lost'))
          },
        })
      },
    }
    await expect(prepareMedia(source, keep().sink)).rejects.toMatchObject({
      name: 'Transient',
      reason: 'source-unreadable',
    })
  })

  test('because the sink broke says so, in every kind', async () => {
    for (const name of ['video.mp4', 'large.mov', 'voice.mp3', 'gps.jpg', 'photo.heic']) {
      const broken = async () => {
        throw new Error('disk full')
      }
      const job = prepareMedia(sourceOf(fixture(name)), broken)
      await expect(job, name).rejects.toMatchObject({ name: 'Transient', reason: 'sink-failed' })
    }
    expect(children()).not.toMatch(/ff(mpeg|probe)/)
  })
})
