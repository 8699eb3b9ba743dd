/**
 * The program of the thread that decodes one HEIC. It is text, run by `new Worker(text, { eval: true })`, because a
 * text needs no file beside it: it works alike under tsx, under Vitest and in a bundle made by Vite. It loads the decoder by
 * the absolute path it is given, looks at the size before it decodes, and holds WebAssembly to a ceiling of memory, as
 * a picture may state a small size and carry a huge one, and limits on threads do not count WebAssembly's memory.
 */
export const HEIC_THREAD = `
const { parentPort, workerData } = require('node:worker_threads')

const grow = WebAssembly.Memory.prototype.grow
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * 65536 > workerData.maxMemory) throw new RangeError('too much memory')
  return grow.call(this, pages)
}

async function decode(buffer) {
  const images = await require(workerData.decoder).all({ buffer })
  const image = images[0]
  if (image.width * image.height > workerData.maxPixels) return { refused: 'too-many-pixels' }
  return await image.decode()
}

decode(Buffer.from(workerData.file)).then(
  answer => parentPort.postMessage(answer, answer.data ? [answer.data.buffer] : []),
  error => parentPort.postMessage({ refused: 'damaged', message: String(error && error.message) }),
)
`
