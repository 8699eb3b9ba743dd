import type { Catalogue, Locale } from './translate.ts'

const files = import.meta.glob<Record<string, string>>('/app/**/messages/*.json', { eager: true, import: 'default' })

/** All messages of a locale; the namespace is the folder that has `messages/`. */
const whole: Record<string, Catalogue> = {}
for (const [path, messages] of Object.entries(files)) {
  const [, namespace, , locale] = /\/([^/]+)\/(messages)\/([^/]+)\.json$/.exec(path) ?? []
  if (!namespace || !locale) continue
  whole[locale] ??= {}
  whole[locale][namespace] = messages
}

/** Everything, for pages rendered on the server, mails and jobs. */
export const catalogueOf = (locale: Locale): Catalogue => whole[locale] ?? {}

/** First parts of paths whose messages are an area's of another name. */
const areaOf: Readonly<Record<string, string>> = {
  '': 'public',
  'sign-up': 'public',
  'sign-in': 'entrance',
  'sign-out': 'entrance',
  forgot: 'entrance',
  reset: 'entrance',
  join: 'entrance',
  invitation: 'entrance',
  enter: 'entrance',
  account: 'entrance',
  unsubscribe: 'notifications',
  dev: 'entrance',
  schools: 'console',
  requests: 'console',
  announcements: 'console',
  operators: 'console',
  erasures: 'console',
  queue: 'console',
  checks: 'console',
  incidents: 'console',
  log: 'console',
}

/** What else pages below these addresses say: one or two parts of the path. */
const alsoOf: Readonly<Record<string, readonly string[]>> = {
  '': ['prices'],
  prices: ['public'],
  security: ['public'],
  status: ['public'],
  privacy: ['public'],
  'settings/plan': ['billing', 'export'],
  'settings/sites': ['sites', 'billing'],
  schools: ['billing'],
  invoices: ['console', 'billing'],
  dunning: ['console', 'billing'],
}

/**
 * What the browser needs for one page: the namespaces that every page uses, and the page's own. A page's namespace
 * is the first part of its path, since modules and areas own theirs; some have another besides.
 * @param site namespaces of what surrounds every page of a site
 */
export function catalogueFor(locale: Locale, pathname: string, site: readonly string[] = []): Catalogue {
  const all = catalogueOf(locale)
  const [first = '', second = ''] = pathname.split('/').slice(1)
  const own = [areaOf[first] ?? first, ...(alsoOf[first] ?? alsoOf[`${first}/${second}`] ?? [])]
  return Object.fromEntries(['ui', 'shell', ...site, ...own].flatMap(name => (all[name] ? [[name, all[name]]] : [])))
}
