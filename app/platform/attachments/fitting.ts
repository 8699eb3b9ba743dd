import type { UploadLimits } from '#tenants/files/limits.ts'

/** A file as its device knows it. */
export interface ChosenOnDevice {
  file: File
  /** Of a video that the browser can read; null where it cannot tell. */
  durationMs: number | null
}

/** The most bytes a chosen file may have; a photo is made smaller before it is sent, so the server alone judges it. */
export function limitFor(type: string, limits: UploadLimits): number {
  if (type.startsWith('image/')) return Number.POSITIVE_INFINITY
  if (type.startsWith('video/')) return limits.videoBytes
  return type.startsWith('audio/') ? limits.voiceBytes : limits.fileBytes
}

/** Which of the chosen files are taken: none that is empty, too large or a video too long, and no more than there is room for. */
export function fitting(files: readonly ChosenOnDevice[], limits: UploadLimits, room: number) {
  const good: File[] = []
  const empty: File[] = []
  const tooLarge: File[] = []
  const tooLong: File[] = []
  for (const { file, durationMs } of files) {
    if (file.size === 0) empty.push(file)
    else if (file.size > limitFor(file.type, limits)) tooLarge.push(file)
    // Whole seconds, as cameras that stop at a minute count them.
    else if ((durationMs ?? 0) > limits.videoMs + 1_000) tooLong.push(file)
    else good.push(file)
  }
  return { taken: good.slice(0, Math.max(0, room)), empty, tooLarge, tooLong, tooMany: good.length > room }
}
