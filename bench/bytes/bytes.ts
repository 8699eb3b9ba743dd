import { gunzipSync, gzipSync } from 'node:zlib'
import { type Answer, ask } from '../browser.ts'
import { against, printTable, ratio } from '../figures.ts'
import { makeSite, startWeb } from '../site.ts'

const limitKilobytes = 110
const pages = ['/home', '/albums']

/**
 * The JavaScript of a parent's first page as a browser loads it: every script and module preload of the document and
 * every module these import at once, each as it travels to who takes gzip.
 */
export async function run(): Promise<void> {
  const site = await makeSite()
  const web = await startWeb(site.variables)
  try {
    const rows = []
    for (const path of pages) {
      const { status, body } = await ask(web.port, path, { host: site.host, cookie: site.cookie })
      const html = body.toString()
      if (status !== 200) throw new Error(`${path} answers ${status}.`)
      const sizes = await scriptsOf(html, url => ask(web.port, url, { host: site.host, 'accept-encoding': 'gzip' }))
      const files = sum([...sizes.values()]) / 1024 / limitKilobytes
      rows.push({
        page: path,
        'script files / 110 KB gzip': ratio(files),
        target: against(files, 'at most', 1),
        'with inline scripts': ratio(files + inlineKilobytes(html) / limitKilobytes),
        'requests to others': String(thirdParties(html)),
        largest: largest(sizes),
      })
    }
    printTable('bench/bytes: JavaScript of the first page for a parent', rows, [
      'Inline scripts are mostly data: what the loaders gave and the texts of the page.',
    ])
  } finally {
    await web.stop()
    await site.stop()
  }
}

/** Bytes on the way of every module by its address. */
async function scriptsOf(html: string, load: (url: string) => Promise<Answer>): Promise<Map<string, number>> {
  const waiting = [
    ...html.matchAll(/(?:href|src)="(\/[^"]+\.js)"|(?:import\s*(?:[^"]*?from\s*)?)"(\/assets\/[^"]+\.js)"/g),
  ].map(match => match[1] ?? match[2] ?? '')
  const sizes = new Map<string, number>()
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (sizes.has(url)) continue
    const { status, headers, body } = await load(url)
    if (status !== 200) throw new Error(`${url} answers ${status}.`)
    sizes.set(url, body.length)
    const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
    // Static imports only: what import() names is loaded when it is needed.
    for (const [, name] of text.matchAll(/(?:^|[;}\s])import\s*(?:[\w*{}\s,$]+from\s*)?"\.\/([^"]+\.js)"/g))
      waiting.push(`/assets/${name}`)
  }
  return sizes
}

const inlineKilobytes = (html: string): number =>
  sum(
    [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
      match => gzipSync(match[1] ?? '').length,
    ),
  ) / 1024

/** Addresses of other origins that the document makes a browser load. */
const thirdParties = (html: string): number =>
  [...html.matchAll(/<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)="(?:https?:)?\/\//g)].length

const largest = (sizes: ReadonlyMap<string, number>): string => {
  const all = sum([...sizes.values()])
  return [...sizes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([url, size]) => `${url.replace('/assets/', '')} ${Math.round((100 * size) / all)}%`)
    .join(', ')
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
