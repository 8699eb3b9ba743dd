import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { Books, Refusal, there } from './books.ts'
import { payNow } from './collecting.ts'
import { expanded } from './expand.ts'
import { type Form, formOf } from './form.ts'
import { checkoutPage, type PageAnswer, portalPage } from './pages.ts'
import { routes } from './routes.ts'

export const doubleKey = 'sk_test_double'
export const webhookSecret = 'whsec_double'

/** Holds one answer back after it was worked out, as a slow network does. */
interface Hold {
  path: string
  arrived: () => void
  released: Promise<void>
}

/**
 * A double of Stripe for tests: an account with state that speaks the protocol (forms, idempotency keys, pages of lists, expansion,
 * errors, signed webhooks), with pages to pay on. Start it before anything reads the environment.
 * @param time at which the account's clock stands still, in seconds
 */
export async function startStripe(time: number = Math.floor(Date.now() / 1000)) {
  const books = new Books(time)
  const asked: { method: string; path: string; form: Form }[] = []
  const kept = new Map<string, { params: string; status: number; body: string }>()
  const troubles: (number | 'hang_up')[] = []
  let hold: Hold | null = null

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts).toString('utf8')
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const sent = request.method === 'POST' ? new URLSearchParams(body) : null
    const page = checkoutPage(books, url.pathname, sent) ?? portalPage(books, url.pathname, sent)
    if (page) return showPage(response, page)
    const trouble = troubles.shift()
    if (trouble === 'hang_up') return void request.socket.destroy()
    const form = formOf(request.method === 'GET' ? url.search.slice(1) : body)
    asked.push({ method: request.method ?? '', path: url.pathname, form })
    const said = trouble
      ? { status: trouble, body: errorBody('api_error', 'trouble', 'Something went wrong.'), replayed: false }
      : once(request, url, body, form)
    if (hold && url.pathname === hold.path) {
      const { arrived, released } = hold
      hold = null
      arrived()
      await released
    }
    const headers = said.replayed ? { 'idempotent-replayed': 'true' } : {}
    response.writeHead(said.status, { 'content-type': 'application/json', 'request-id': 'req_double', ...headers })
    response.end(said.body)
  }

  /** The same key with the same words is answered as before; with other words it is refused. */
  function once(request: IncomingMessage, url: URL, body: string, form: Form) {
    const key = request.method === 'POST' ? String(request.headers['idempotency-key'] ?? '') : ''
    const params = `${url.pathname} ${body}`
    const before = kept.get(key)
    if (before && before.params !== params)
      return {
        status: 400,
        body: errorBody('idempotency_error', 'idempotency_key_in_use', 'Keys are for one request.'),
      }
    if (before) return { ...before, replayed: true }
    const said = work(request, url, form)
    // A refusal before anything was done is not kept.
    if (key && said.status !== 400 && said.status !== 401) kept.set(key, { params, ...said })
    return said
  }

  function work(request: IncomingMessage, url: URL, form: Form): { status: number; body: string; replayed?: boolean } {
    if (request.headers.authorization !== `Bearer ${doubleKey}`)
      return { status: 401, body: errorBody('invalid_request_error', 'api_key_invalid', 'Invalid API Key provided.') }
    const origin = url.origin
    for (const [method, path, answers] of routes) {
      const match = method === request.method ? path.exec(url.pathname) : null
      if (!match) continue
      try {
        const [, id = '', inner = ''] = match
        const made = answers({ books, id, inner, form, origin, path: url.pathname })
        return { status: 200, body: JSON.stringify(expanded(books, made, form.expand)) }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { status: error.status, body: errorBody(error.type, error.code, error.message) }
      }
    }
    return {
      status: 404,
      body: errorBody('invalid_request_error', 'url_invalid', `Unrecognized request URL (${url.pathname})`),
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(error => {
      response.writeHead(500).end(errorBody('api_error', 'double_broken', String(error)))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const variables = { STRIPE_SECRET_KEY: doubleKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: url }
  Object.assign(process.env, variables)
  return {
    url,
    variables,
    books,
    /** Every request so far. */
    asked,
    /** Lets the next requests fail with these answers. */
    fail: (...next: (number | 'hang_up')[]) => troubles.push(...next),
    /** Holds the next answer for a path back. `arrived` resolves when it is worked out, `release` lets it go. */
    holdNext(path: string) {
      let release = () => {}
      let arrived = () => {}
      const isThere = new Promise<void>(resolve => {
        arrived = resolve
      })
      hold = { path, arrived, released: new Promise(resolve => (release = resolve)) }
      return { arrived: isThere, release }
    },
    /** Tries a bill again, as an owner does in the portal. */
    pay(invoice: string) {
      payNow(books, there(books.state.invoices, invoice, 'invoice'))
    },
    /** Sends every event from now on to an address, until it is taken. @returns how many were not taken yet */
    sendTo(address: string) {
      let open = 0
      books.onEvent = event => {
        open++
        void deliver(address, event).then(() => open--)
      }
      return () => open
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
export type StripeDouble = Awaited<ReturnType<typeof startStripe>>

/** A message as Stripe sends it: its body and the header that signs it. @param secret another than the double's own @param age in seconds */
export function signed(event: object, { secret = webhookSecret, age = 0 } = {}): { body: string; signature: string } {
  const body = JSON.stringify(event)
  const timestamp = Math.floor(Date.now() / 1000) - age
  return { body, signature: Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp }) }
}

/** As Stripe does, again until it is taken, only sooner. */
async function deliver(address: string, event: Stripe.Event): Promise<void> {
  for (let attempt = 1; attempt <= 20; attempt++) {
    const { body, signature } = signed(event)
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
    const status = await fetch(address, { method: 'POST', body, headers }).then(
      response => response.status,
      () => 0,
    )
    if (status >= 200 && status < 300) return
    await new Promise(resolve => setTimeout(resolve, 250 * attempt))
  }
}

function showPage(response: ServerResponse, page: PageAnswer): void {
  if ('goTo' in page) response.writeHead(303, { location: page.goTo }).end()
  else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page.html)
}

const errorBody = (type: string, code: string, message: string): string =>
  JSON.stringify({ error: { type, code, message, ...(type === 'card_error' ? { decline_code: code } : {}) } })
