import { readFileSync } from 'node:fs'
import { paperDocument } from '#workers/reports/document.ts'
import { openCoverage } from '#workers/reports/fonts.server.ts'
import { manuscriptOf } from '#workers/reports/manuscript.server.ts'
import { memoryOf } from '#workers/reports/memory.server.ts'
import { type PaperPicture, paperPicture } from '#workers/reports/pictures.server.ts'
import { sampleReport } from '#workers/reports/sample.ts'
import { type Manuscript, Typesetter, typesetterLimits } from '#workers/reports/typesetter.server.ts'
import { against, median, printTable, ratio } from '../figures.ts'
import { type Part, startPart } from '../part.ts'
import { drawPhotos } from './photos.ts'

const [rounds, perRound] = [12, 5]
/** One process is exchanged before it has made so many; the bound is for all that follow each other. */
const longRun = 1_000

/** What a report asks of pdfmake's process: the photos, as JPEG. */
export interface PdfmakeRound {
  photos: Uint8Array[]
  documents: number
}

/**
 * A report of five pages with six photos, three charts, English and Chinese: CPU milliseconds of a warm process, all its threads, beside
 * pdfmake with the same content; and how large the process gets over a thousand of them.
 */
export async function run(): Promise<void> {
  const photos = await drawPhotos(6)
  const isCovered = await openCoverage()
  const manuscript = async () => {
    const pictures = new Map<string, PaperPicture>()
    for (const [each, photo] of photos.entries()) {
      const picture = await paperPicture(photo)
      if (picture) pictures.set(`photo-${each}`, picture)
    }
    return manuscriptOf(paperDocument.parse(sampleReport()), pictures, isCovered)
  }
  const typesetter = new Typesetter(typesetterLimits)
  const pdfmake: Part<PdfmakeRound, { cpuMs: number; bytes: number }> = startPart('reports/plain', {})
  const spent = { whole: [] as number[], set: [] as number[], plain: [] as number[] }
  let bytes = { set: 0, plain: 0 }
  try {
    for (let round = -2; round < rounds; round += 1) {
      const [own, child] = [process.cpuUsage(), cpuMs(typesetter.processId)]
      for (let each = 0; each < perRound; each += 1) {
        bytes = { ...bytes, set: (await typesetter.set(await manuscript())).pdf.length }
      }
      const set = (cpuMs(typesetter.processId) - child) / perRound
      const { user, system } = process.cpuUsage(own)
      const plain = await pdfmake.ask({ photos, documents: perRound })
      bytes = { ...bytes, plain: plain.bytes }
      // The first rounds warm up.
      if (round < 0) continue
      spent.set.push(set)
      spent.whole.push(set + (user + system) / 1000 / perRound)
      spent.plain.push(plain.cpuMs / perRound)
    }
    const peak = await longest(typesetter, manuscript)
    print(spent, bytes, peak)
  } finally {
    typesetter.end()
    await pdfmake.end()
  }
}

/** @returns the largest resident memory of any of its processes, bytes */
async function longest(typesetter: Typesetter, manuscript: () => Promise<Manuscript>): Promise<number> {
  let peak = 0
  const watch = setInterval(async () => {
    if (typesetter.processId) peak = Math.max(peak, await memoryOf(typesetter.processId))
  }, 20)
  for (let each = 0; each < longRun; each += 1) await typesetter.set(await manuscript())
  clearInterval(watch)
  return peak
}

function print(
  spent: { whole: number[]; set: number[]; plain: number[] },
  bytes: { set: number; plain: number },
  peak: number,
): void {
  const { whole, set, plain } = spent
  const beside = median(whole.map((each, at) => each / (plain[at] ?? Number.NaN)))
  printTable(
    'Reports: a report of five pages, six photos, three charts, English and Chinese',
    [
      { what: 'report / pdfmake, CPU time', ratio: ratio(beside), target: against(beside, 'at most', 0.75) },
      {
        what: 'report / 45 ms, CPU time per core',
        ratio: ratio(median(whole) / 45),
        target: against(median(whole) / 45, 'at most', 1),
      },
      { what: 'of it in the typesetting process', ratio: ratio(median(set) / median(whole)), target: '' },
      { what: 'bytes, report / pdfmake', ratio: ratio(bytes.set / bytes.plain), target: '' },
      {
        what: `largest memory over ${longRun} / 400 MB`,
        ratio: ratio(peak / 400_000_000),
        target: against(peak / 400_000_000, 'at most', 1),
      },
    ],
    ['Both are warm. pdfmake writes no tags, no language of passages and no PDF/UA.'],
  )
}

const tickMs = 10
/** CPU milliseconds of a process so far; Linux only. */
function cpuMs(processId: number | null): number {
  if (processId === null) return 0
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}
