import { runInNewContext } from 'node:vm'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { JSDOM } from 'jsdom'
import { beforeEach, describe, expect, test } from 'vitest'
import { insertSchool } from '#db/test-school.ts'
import { visitor } from '#tenants/actor.ts'
import { type ResolvedSchool, resolveSchool } from '#tenants/resolve.server.ts'
import { loader as offline } from './offline.ts'
import { loader as serviceWorker } from './service-worker.ts'
import { offlineVersion } from './version.server.ts'
import source from './worker.js?raw'

const origin = 'https://sunrise.example'

async function openSchool(name = 'Sunrise <Kindergarten>'): Promise<ResolvedSchool> {
  const school = await resolveSchool((await insertSchool({ name })).id)
  if (!school) throw new Error('The school was not resolved.')
  return school
}

async function answerOf(loader: typeof offline, school: ResolvedSchool): Promise<Response> {
  const context = {
    site: { site: 'school', school },
    nonce: 'n0nce',
    identity: async () => null,
    actor: async () => visitor,
  }
  const args = { request: new Request(`${origin}/offline`), params: {}, context }
  return loader(args as LoaderFunctionArgs)
}

describe('the offline page', () => {
  test('needs no other file, and every script and style carries the nonce of the answer', async () => {
    const html = await (await answerOf(offline, await openSchool())).text()
    const { document } = new JSDOM(html).window
    expect(document.title).toBe('Sunrise <Kindergarten>')
    const addresses = [...document.querySelectorAll('[src], [href]')].map(
      each => each.getAttribute('src') ?? each.getAttribute('href'),
    )
    expect(addresses.filter(address => !address?.startsWith('data:'))).toEqual([])
    expect(html).not.toMatch(/url\(|@import/)
    const powerful = [...document.querySelectorAll('script, style')]
    expect(powerful.map(each => each.getAttribute('nonce'))).toEqual(['n0nce', 'n0nce'])
    expect(document.querySelectorAll('[style], [onclick]')).toHaveLength(0)
  })

  test('speaks both languages, each marked as what it is', async () => {
    const { document } = new JSDOM(await (await answerOf(offline, await openSchool())).text()).window
    const sections = [...document.querySelectorAll('section')].map(each => [
      each.lang,
      each.querySelector('h1, h2')?.textContent,
    ])
    expect(sections).toEqual([
      ['en', 'You are offline'],
      ['zh-Hans', '您已离线'],
    ])
  })

  test('makes the worker another version when the school is called or looks otherwise', async () => {
    const school = await openSchool()
    const renamed = { ...school, facts: { ...school.facts, name: 'Moonrise' } }
    const repainted = {
      ...school,
      brand: { ...(school.brand as NonNullable<ResolvedSchool['brand']>), colour: '#aa2244', version: 2 },
    }
    expect(new Set([school, renamed, repainted].map(offlineVersion)).size).toBe(3)
    const script = await (await answerOf(serviceWorker, school)).text()
    expect(script).toContain(`const version = '${offlineVersion(school)}'`)
    expect(script).not.toContain(`'__VERSION__'`)
  })
})

describe('the service worker', () => {
  let worker: FakeBrowser
  beforeEach(async () => {
    worker = new FakeBrowser()
    await worker.live('install')
    await worker.live('activate')
  })

  test('asks for the offline page without cookies, so that it is nobody’s', () => {
    expect(worker.asked).toEqual([{ path: '/offline', credentials: 'omit' }])
  })

  test('shows pages from the network and keeps none of them', async () => {
    worker.network.set('/albums', new Response('Mia on the swing'))
    expect(await (await worker.fetch('/albums', 'navigate'))?.text()).toBe('Mia on the swing')
    expect(worker.kept()).toEqual(['/offline'])
  })

  test('shows the offline page when a page cannot be had', async () => {
    worker.network.clear()
    expect(await (await worker.fetch('/albums', 'navigate'))?.text()).toBe('offline page')
  })

  test.each([
    '/albums.data?_routes=x',
    '/media/0191/w320',
    '/live',
    '/manifest.webmanifest',
    '/albums/children/1/download',
  ])('leaves %s to the browser', async path => {
    expect(await worker.fetch(path, 'cors')).toBeUndefined()
  })

  test('leaves forms and other hosts alone', async () => {
    expect(await worker.fetch('/sign-out', 'navigate', 'POST')).toBeUndefined()
    expect(await worker.fetch('https://elsewhere.example/assets/a.js', 'cors')).toBeUndefined()
  })

  test('shows the page again from which a form was sent that goes nowhere', async () => {
    worker.network.clear()
    worker.navigator.onLine = false
    expect(await (await worker.fetch('/attendance/roll-call', 'navigate', 'POST'))?.text()).toBe('offline page')
  })

  test('keeps files whose address names their content, and asks for them once', async () => {
    const headers = { 'cache-control': 'public, max-age=31536000, immutable' }
    worker.network.set('/assets/root-1.js', new Response('code', { headers }))
    await worker.fetch('/assets/root-1.js', 'cors')
    worker.network.clear()
    expect(await (await worker.fetch('/assets/root-1.js', 'cors'))?.text()).toBe('code')
  })

  test.each([
    ['an error', new Response('gone', { status: 404, headers: { 'cache-control': 'immutable' } })],
    ['what may change', new Response('icon', { headers: { 'cache-control': 'public, max-age=300' } })],
  ])('does not keep %s', async (_what, answer) => {
    worker.network.set('/brand/1/icon.png', answer)
    await worker.fetch('/brand/1/icon.png', 'cors')
    expect(worker.kept()).toEqual(['/offline'])
  })

  test('keeps 300 files at most, the oldest go first', async () => {
    for (let n = 0; n <= 300; n++) {
      worker.network.set(`/assets/${n}.js`, new Response('', { headers: { 'cache-control': 'immutable' } }))
      await worker.fetch(`/assets/${n}.js`, 'cors')
    }
    const files = worker.kept().filter(path => path.startsWith('/assets/'))
    expect([files.length, files[0], files.at(-1)]).toEqual([300, '/assets/1.js', '/assets/300.js'])
  })

  describe('asked to keep a page', () => {
    const page = (text: string, at = Date.now()) =>
      new Response(text, { headers: { date: new Date(at).toUTCString() } })
    beforeEach(() => {
      const headers = { 'cache-control': 'immutable' }
      for (const name of ['/assets/roll-1.js', '/assets/base-1.css'])
        worker.network.set(name, new Response(name, { headers }))
    })
    const html = '<link href="/assets/base-1.css"><script type="module" src="/assets/roll-1.js"></script>Mia'

    test('keeps it with what it needs, and shows it where there is no network', async () => {
      worker.network.set('/roll', page(html))
      await worker.say({ keep: '/roll' })
      worker.network.clear()
      expect(await (await worker.fetch('/roll', 'navigate'))?.text()).toBe(html)
      for (const name of ['/assets/roll-1.js', '/assets/base-1.css'])
        expect(await (await worker.fetch(name, 'cors'))?.text()).toBe(name)
    })

    test('shows the page from the network as long as there is one', async () => {
      worker.network.set('/roll', page('before'))
      await worker.say({ keep: '/roll' })
      worker.network.set('/roll', page('now'))
      expect(await (await worker.fetch('/roll', 'navigate'))?.text()).toBe('now')
    })

    test('shows it for half a day only', async () => {
      worker.network.set('/roll', page(html, Date.now() - 13 * 3_600_000))
      await worker.say({ keep: '/roll' })
      worker.network.clear()
      expect(await (await worker.fetch('/roll', 'navigate'))?.text()).toBe('offline page')
    })

    test('has it no longer once its reader may not see it, and still has it while the server cannot answer', async () => {
      worker.network.set('/roll', page(html))
      await worker.say({ keep: '/roll' })
      for (const [status, kept] of [
        [503, true],
        [403, false],
      ] as const) {
        worker.network.set('/roll', new Response('', { status }))
        await worker.say({ keep: '/roll' })
        expect(worker.kept().includes('/roll')).toBe(kept)
      }
    })
  })

  test('forgets what older versions have kept', async () => {
    worker.caches.set('offline-older', new Map([['/offline', new Response('old')]]))
    worker.caches.set('pages', new Map([['/albums', new Response('Mia')]]))
    await worker.live('activate')
    expect([...worker.caches.keys()]).toEqual(['offline-__VERSION__', 'files'].filter(name => worker.caches.has(name)))
    expect(worker.kept()).toEqual(['/offline'])
  })
})

type Listener = (event: object) => void

/** As much of a browser as the worker touches: a network by path, caches by name, its events. */
class FakeBrowser {
  network = new Map([['/offline', new Response('offline page')]])
  caches = new Map<string, Map<string, Response>>()
  navigator = { onLine: true }
  asked: { path: string; credentials: string }[] = []
  #listeners = new Map<string, Listener>()

  constructor() {
    const scope = {
      location: new URL(origin),
      navigator: this.navigator,
      registration: { navigationPreload: { enable: async () => {} } },
      clients: { claim: async () => {} },
      skipWaiting: async () => {},
      addEventListener: (type: string, listener: Listener) => this.#listeners.set(type, listener),
    }
    const AbsoluteRequest = class extends Request {
      constructor(input: string, init?: RequestInit) {
        super(new URL(input, origin), init)
      }
    }
    runInNewContext(source, {
      self: scope,
      URL,
      Request: AbsoluteRequest,
      fetch: (request: Request) => this.#ask(request),
      caches: {
        open: async (name: string) => this.#cache(name),
        keys: async () => [...this.caches.keys()],
        delete: async (name: string) => this.caches.delete(name),
        match: async (path: string) =>
          [...this.caches.values()]
            .map(cache => cache.get(path))
            .find(Boolean)
            ?.clone(),
      },
    })
  }

  /** Every path that any cache has, in the order kept. */
  kept = () => [...this.caches.values()].flatMap(cache => [...cache.keys()])

  async live(type: 'install' | 'activate'): Promise<void> {
    const work: Promise<unknown>[] = []
    this.#listeners.get(type)?.({ waitUntil: (each: Promise<unknown>) => work.push(each) })
    await Promise.all(work)
  }

  /** A page of the site tells the worker something. */
  async say(data: object): Promise<void> {
    const work: Promise<unknown>[] = []
    this.#listeners.get('message')?.({ data, waitUntil: (each: Promise<unknown>) => work.push(each) })
    await Promise.all(work)
  }

  /** @returns what the worker answers, or undefined when it leaves the request alone */
  async fetch(path: string, mode: string, method = 'GET'): Promise<Response | undefined> {
    const work: Promise<unknown>[] = []
    let answer: Promise<Response> | undefined
    this.#listeners.get('fetch')?.({
      // A real `Request` cannot be made with the mode `navigate`.
      request: { url: new URL(path, origin).href, method, mode, clone: () => path },
      preloadResponse: Promise.resolve(undefined),
      waitUntil: (each: Promise<unknown>) => work.push(each),
      respondWith: (response: Promise<Response>) => {
        answer = response
      },
    })
    const response = await answer
    await Promise.all(work)
    return response
  }

  async #ask(request: { url: string }): Promise<Response> {
    const answer = this.network.get(new URL(request.url).pathname)
    if (!answer) throw new TypeError('Failed to fetch')
    return answer.clone()
  }

  #cache(name: string) {
    const entries = this.caches.get(name) ?? new Map<string, Response>()
    this.caches.set(name, entries)
    const path = (request: { url: string }) => new URL(request.url).pathname
    return {
      add: async (request: Request) => {
        this.asked.push({ path: path(request), credentials: request.credentials })
        entries.set(path(request), await this.#ask(request))
      },
      match: async (request: { url: string }) => entries.get(path(request))?.clone(),
      put: async (request: { url: string }, response: Response) => void entries.set(path(request), response),
      keys: async () => [...entries.keys()].map(each => ({ url: origin + each })),
      delete: async (request: { url: string }) => entries.delete(path(request)),
    }
  }
}
