/**
 * The school's service worker. It keeps what is the same for everybody: hashed scripts and styles, the school's icons,
 * and the one page that is shown without a network. Pages, their data, photos and files are never kept: a phone or
 * tablet is handed from parent to parent, and what was withdrawn has to be gone. The exception are pages that ask for it
 * themselves, since a child's safety hangs on them where there is no network (the roll call, of staff; a kiosk's): for half a day.
 * A form that does not reach the school is answered like one that was refused, so that its page stays with what was typed.
 *
 * `__VERSION__` is filled in when this file is sent; with another version browsers install it anew.
 */

/**
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} LifeEvent
 * @typedef {LifeEvent & { request: Request, clientId: string, preloadResponse: Promise<Response | undefined>, respondWith(answer: Promise<Response>): void }} FetchingEvent
 * @typedef {LifeEvent & { data: { keep?: string } }} AskedEvent
 * @typedef {LifeEvent & { data: { json(): { title: string, body: string, tag: string, lang: string, icon: string, href: string } } | null }} PushedEvent
 * @typedef {LifeEvent & { notification: { data: { href: string }, close(): void } }} ClickEvent
 * @typedef {{
 *   location: Location,
 *   navigator: { onLine: boolean },
 *   registration: { navigationPreload?: { enable(): Promise<void> }, showNotification(title: string, options: object): Promise<void> },
 *   clients: {
 *     claim(): Promise<void>,
 *     get(id: string): Promise<{ postMessage(said: object): void } | undefined>,
 *     openWindow(address: string): Promise<unknown>,
 *     matchAll(which: { type: 'window' }): Promise<{ navigate(address: string): Promise<unknown>, focus(): Promise<unknown> }[]>,
 *   },
 *   skipWaiting(): Promise<void>,
 *   addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void,
 *   addEventListener(type: 'fetch', listener: (event: FetchingEvent) => void): void,
 *   addEventListener(type: 'message', listener: (event: AskedEvent) => void): void,
 *   addEventListener(type: 'push', listener: (event: PushedEvent) => void): void,
 *   addEventListener(type: 'notificationclick', listener: (event: ClickEvent) => void): void,
 * }} ServiceScope
 */

const version = '__VERSION__'
const offlinePage = '/offline'
const offlineCache = `offline-${version}`
const fileCache = 'files'
const keptCache = 'kept'
/** Half a working day; what was in the building yesterday misleads. */
const longestKept = 12 * 60 * 60 * 1000
/** About three releases' worth; the oldest go first. */
const mostFiles = 300

const worker = /** @type {ServiceScope} */ (/** @type {unknown} */ (self))

worker.addEventListener('install', event => {
  event.waitUntil(keepOfflinePage().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', event => {
  event.waitUntil(
    Promise.all([forgetOldVersions(), worker.registration.navigationPreload?.enable(), worker.clients.claim()]),
  )
})

worker.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    // A form that is sent before its page has come alive is a navigation, too: only where there is no network is it kept from the browser.
    if (request.method === 'GET' || !worker.navigator.onLine) event.respondWith(pageOrOffline(event))
  } else if (request.method !== 'GET') {
    if (pathname.endsWith('.data')) event.respondWith(sentOrKept(event))
  } else if (pathname === '/__manifest') event.respondWith(routesOfForms(event))
  else if (pathname.startsWith('/assets/') || pathname.startsWith('/brand/')) event.respondWith(fileOnce(event))
})

worker.addEventListener('message', event => {
  if (event.data.keep) event.waitUntil(keepPage(event.data.keep))
})

worker.addEventListener('push', event => {
  if (event.data) event.waitUntil(showNotice(event.data.json()))
})

worker.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(lookAt(event.notification.data.href))
})

/** @param {{ title: string, body: string, tag: string, lang: string, icon: string, href: string }} notice */
function showNotice({ title, href, ...options }) {
  return worker.registration.showNotification(title, { ...options, renotify: true, data: { href } })
}

/**
 * Shows a page of the school, in a window that is open if there is one. Only ever the school's own.
 * @param {string} href
 */
async function lookAt(href) {
  const address = new URL(href, worker.location.origin)
  if (address.origin !== worker.location.origin) return
  const [open] = await worker.clients.matchAll({ type: 'window' })
  if (!open) return worker.clients.openWindow(address.href)
  await open.navigate(address.href)
  return open.focus()
}

/** Without cookies, so that it is nobody's: no name, no child, no language of a person. */
async function keepOfflinePage() {
  const cache = await caches.open(offlineCache)
  await cache.add(new Request(offlinePage, { credentials: 'omit', cache: 'reload' }))
}

async function forgetOldVersions() {
  const names = await caches.keys()
  const known = [offlineCache, fileCache, keptCache]
  await Promise.all(names.filter(name => !known.includes(name)).map(name => caches.delete(name)))
}

/** @param {FetchingEvent} event */
async function pageOrOffline(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch (error) {
    const kept = (await keptPage(event.request)) ?? (await caches.match(offlinePage))
    if (!kept) throw error
    return kept
  }
}

/**
 * A form of a page. The router would put an error in the page's place where there is no network or a proxy answers for a server that is
 * being exchanged, and what was typed would be lost. Whether the school has had the form nobody knows: it may be sent once more.
 * @param {FetchingEvent} event
 */
async function sentOrKept({ request, clientId }) {
  const answer = await fetch(request).catch(error => {
    if (request.signal.aborted) throw error
    return null
  })
  if (answer && (answer.status < 500 || answer.headers.has('x-remix-response'))) return answer
  const page = await worker.clients.get(clientId)
  page?.postMessage({ unsent: true })
  return new Response(refusal, { status: 503, headers: { 'content-type': 'text/x-script', 'x-remix-response': 'yes' } })
}

/** `{ data: { submission: { status: 'error', error: {} } } }` as the router reads answers (turbo-stream 2). */
const refusal = `[{"_1":2},"data",{"_3":4},"submission",{"_5":6,"_6":7},"status","error",{}]\n`

/**
 * Keeps a page as its reader sees it now, with the scripts and styles that it names. Whoever may not see it any more has it no
 * longer.
 * @param {string} path
 */
async function keepPage(path) {
  const cache = await caches.open(keptCache)
  const request = new Request(path, { credentials: 'same-origin', cache: 'no-store' })
  const answer = await fetch(request).catch(() => null)
  if (!answer || answer.status >= 500) return
  // Seen in somebody else's place: neither theirs nor a reason to lose one's own.
  if (/no-store/.test(answer.headers.get('cache-control') ?? '')) return
  if (answer.status !== 200 || answer.redirected) {
    await cache.delete(request)
    return
  }
  await keepFiles((await answer.clone().text()).match(/\/assets\/[\w./-]+\.(?:js|css)/g) ?? [])
  await cache.put(request, answer)
}

/**
 * The routes that a page's links and forms lead to, as the router asks for them. Of a form that leads to no page it asks for the file as well,
 * which is next to empty, but not before it is sent: by then there may be no network.
 * @param {FetchingEvent} event
 */
async function routesOfForms(event) {
  const answer = await fetch(event.request)
  if (answer.status === 200) event.waitUntil(answer.clone().json().then(keepActs))
  return answer
}

/** @param {Record<string, { hasAction: boolean, hasLoader: boolean, module: string, imports?: string[] }>} routes */
function keepActs(routes) {
  const acts = Object.values(routes).filter(({ hasAction, hasLoader }) => hasAction && !hasLoader)
  return keepFiles(acts.flatMap(({ module, imports = [] }) => [module, ...imports]))
}

/** @param {readonly string[]} names of files; those that are kept already are not asked for */
async function keepFiles(names) {
  const files = await caches.open(fileCache)
  await Promise.all(
    [...new Set(names)].map(async name => {
      const file = new Request(name)
      if (await files.match(file)) return
      const got = await fetch(file)
      if (got.status === 200) await keepFile(files, file, got)
    }),
  )
}

/** @param {Request} request */
async function keptPage(request) {
  const cache = await caches.open(keptCache)
  const kept = await cache.match(new Request(new URL(request.url).pathname))
  const made = Date.parse(kept?.headers.get('date') ?? '')
  return Date.now() - made < longestKept ? kept : undefined
}

/**
 * Files whose address names their content: asked once.
 * @param {FetchingEvent} event
 */
async function fileOnce(event) {
  const cache = await caches.open(fileCache)
  const kept = await cache.match(event.request)
  if (kept) return kept
  const answer = await fetch(event.request)
  if (answer.status === 200 && /immutable/.test(answer.headers.get('cache-control') ?? '')) {
    event.waitUntil(keepFile(cache, event.request, answer.clone()))
  }
  return answer
}

/** @param {Cache} cache @param {Request} request @param {Response} answer */
async function keepFile(cache, request, answer) {
  await cache.put(request, answer)
  const kept = await cache.keys()
  await Promise.all(kept.slice(0, Math.max(0, kept.length - mostFiles)).map(each => cache.delete(each)))
}
