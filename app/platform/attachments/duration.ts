/** So long a browser may look at a video before the server is left to judge it. */
const patienceMs = 3_000

/** How long a video lasts, in milliseconds; null for what is none, or what this browser cannot read. Only in a browser. */
export function durationOf(file: File): Promise<number | null> {
  if (!file.type.startsWith('video/') || file.size === 0) return Promise.resolve(null)
  const video = document.createElement('video')
  const address = URL.createObjectURL(file)
  return new Promise<number | null>(resolve => {
    setTimeout(() => resolve(null), patienceMs)
    video.preload = 'metadata'
    video.muted = true
    video.onloadedmetadata = () => resolve(Number.isFinite(video.duration) ? video.duration * 1_000 : null)
    video.onerror = () => resolve(null)
    video.src = address
  }).finally(() => {
    video.removeAttribute('src')
    URL.revokeObjectURL(address)
  })
}
