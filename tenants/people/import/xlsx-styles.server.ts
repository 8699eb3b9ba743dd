import { readXml } from './xml.server.ts'
import type { openZip } from './zip.server.ts'

/** Formats of dates that every spreadsheet knows by number (ECMA-376 part 1, 18.8.30), East Asian ones included. */
const builtIn = (format: number): boolean =>
  (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 36) || (format >= 50 && format <= 58)

/** Reads which styles show a number as a date. */
export async function readStyles(zip: ReturnType<typeof openZip>): Promise<(style: number) => boolean> {
  if (!zip.has('xl/styles.xml')) return () => false
  const own = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  await readXml(await zip.read('xl/styles.xml'), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'cellXfs') inCells = true
      if (name === 'numFmt') own.set(Number(numFmtId), formatCode)
      if (name === 'xf' && inCells) formats.push(Number(numFmtId))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return style => {
    const format = formats[style] ?? 0
    const code = own.get(format)
    return code === undefined ? builtIn(format) : namesDays(code)
  }
}

/** Whether a format code shows years or days, outside quoted words, colours and escapes. */
const namesDays = (code: string): boolean => /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, ''))
