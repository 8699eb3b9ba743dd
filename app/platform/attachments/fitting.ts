import type { UploadLimits } from '#tenants/files/limits.ts'

/** The most bytes a chosen file may have; a photo is made smaller before it is sent, so the server alone judges it. */
export function limitFor(type: string, limits: UploadLimits): number {
  if (type.startsWith('image/')) return Number.POSITIVE_INFINITY
  if (type.startsWith('video/')) return limits.videoBytes
  return type.startsWith('audio/') ? limits.voiceBytes : limits.fileBytes
}

/** Which of the chosen files are taken: none that is too large, and no more than there is room for. */
export function fitting(files: readonly File[], limits: UploadLimits, room: number) {
  const tooLarge = files.filter(({ type, size }) => size > limitFor(type, limits))
  const good = files.filter(file => !tooLarge.includes(file))
  return { taken: good.slice(0, Math.max(0, room)), tooLarge, tooMany: good.length > room }
}
