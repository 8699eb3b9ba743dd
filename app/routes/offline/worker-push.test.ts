import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import source from './worker.js?raw'

type Listener = (event: object) => void

/** The school's service worker in a scope that keeps what it does. */
function startWorker(windows: string[] = []) {
  const listeners = new Map<string, Listener>()
  const shown: [string, object][] = []
  const opened: string[] = []
  const self = {
    location: new URL('https://willow.example/service-worker.js'),
    registration: { showNotification: async (title: string, options: object) => void shown.push([title, options]) },
    clients: {
      openWindow: async (address: string) => void opened.push(address),
      matchAll: async () =>
        windows.map(() => ({ navigate: async (address: string) => void opened.push(address), focus: async () => {} })),
    },
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
  }
  runInNewContext(source, { self, URL })
  const tell = async (type: string, event: object) => {
    const works: Promise<unknown>[] = []
    listeners.get(type)?.({ ...event, waitUntil: (work: Promise<unknown>) => works.push(work) })
    await Promise.all(works)
  }
  return { shown, opened, tell }
}

const notice = {
  title: 'Willow House',
  body: 'New album',
  tag: 'albums.published',
  lang: 'en',
  icon: '/brand/icon.png',
}

test('a push is shown as it was sent, the newer of a kind in the older one’s place, and nothing is added to it', async () => {
  const worker = startWorker()
  await worker.tell('push', { data: { json: () => ({ ...notice, href: '/notifications' }) } })
  const { title, ...options } = notice
  expect(worker.shown).toEqual([[title, { ...options, renotify: true, data: { href: '/notifications' } }]])
  await worker.tell('push', { data: null })
  expect(worker.shown).toHaveLength(1)
})

test('a tap leads to the list, in a window that is open already if there is one; never to another site', async () => {
  for (const windows of [[], ['open']]) {
    const worker = startWorker(windows)
    let closed = 0
    const tap = (href: string) =>
      worker.tell('notificationclick', { notification: { data: { href }, close: () => (closed += 1) } })
    await tap('/notifications')
    await tap('https://elsewhere.example/notifications')
    expect(worker.opened).toEqual(['https://willow.example/notifications'])
    expect(closed).toBe(2)
  }
})
