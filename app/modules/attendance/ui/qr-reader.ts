/** Finds the text of a QR code in a picture of the camera, or null. */
export type ReadQr = (video: HTMLVideoElement) => Promise<string | null>

interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
type NativeDetectorClass = (new (options: {
  formats: string[]
}) => NativeDetector) & {
  getSupportedFormats(): Promise<string[]>
}

/** Pixels: a code that fills a third of the picture has three of them a square. */
const widest = 640

/** What reads codes in this browser: its own detector, or else a library that is loaded only then. */
export async function qrReader(): Promise<ReadQr> {
  const native = (window as { BarcodeDetector?: NativeDetectorClass }).BarcodeDetector
  const formats = native ? await native.getSupportedFormats().catch(() => []) : []
  if (native && formats.includes('qr_code')) {
    const detector = new native({ formats: ['qr_code'] })
    return async video => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? null
  }
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async video => {
    if (!context || video.videoWidth === 0) return null
    const scale = Math.min(1, widest / video.videoWidth)
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      // It says so by throwing that there is no code in the picture, as in nearly all of them.
      return null
    }
  }
}
