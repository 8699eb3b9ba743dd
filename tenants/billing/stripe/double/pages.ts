import { type Books, plainId, Refusal } from './books.ts'
import { completeSession } from './checkout.ts'
import { cards } from './customers.ts'

/** What a browser gets: a page, or another address to go to. */
export type PageAnswer = { html: string } | { goTo: string }

/** The payment page of a Checkout session, and what its button does. Null for any other address. */
export function checkoutPage(books: Books, path: string, sent: URLSearchParams | null): PageAnswer | null {
  const id = /^\/pay\/([^/]+)$/.exec(path)?.[1]
  const session = id === undefined ? undefined : books.state.sessions.get(id)
  if (!id || !session) return null
  if (!sent) return { html: payment(books, id, '') }
  try {
    completeSession(books, id, cardOf(sent), sent.get('code')?.trim() ?? '')
    return { goTo: session.success_url ?? '/' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { html: payment(books, id, error.message) }
  }
}

/** The customer portal: bills, and another card. Null for any other address. */
export function portalPage(books: Books, path: string, sent: URLSearchParams | null): PageAnswer | null {
  const id = /^\/portal\/([^/]+)$/.exec(path)?.[1]
  const portal = id === undefined ? undefined : books.state.portalSessions.get(id)
  if (!portal) return null
  if (sent) books.state.cards.set(portal.customer, cardOf(sent))
  const bills = [...books.state.invoices.values()].filter(each => plainId(each.customer) === portal.customer)
  const rows = bills.map(
    ({ number, status, total, currency }) =>
      `<tr><td>${number ?? ''}</td><td>${status}</td><td>${money(total, currency)}</td></tr>`,
  )
  const card = books.state.cards.get(portal.customer)
  return {
    html: page(
      'Customer portal',
      `<p>Card ending in ${card?.last4 ?? 'none'}</p><table>${rows.join('')}</table>
       <form method="post">${cardField}<button>Save card</button></form><p><a href="${escaped(portal.returnUrl)}">Back</a></p>`,
    ),
  }
}

function payment(books: Books, id: string, error: string): string {
  const session = books.state.sessions.get(id)
  const order = books.state.orders.get(id)
  if (session?.status !== 'open') return page('Checkout', '<p>This page is no longer open.</p>')
  return page(
    'Checkout',
    `<p>${order?.quantity} children, ${money(session.amount_total ?? 0, session.currency ?? '')}</p>
     ${error ? `<p role="alert">${escaped(error)}</p>` : ''}
     <form method="post">${cardField}<label>Promotion code <input name="code"></label><button>Subscribe</button></form>
     <p><a href="${escaped(session.cancel_url ?? '/')}">Back</a></p>`,
  )
}

const cardField = '<label>Card number <input name="card" inputmode="numeric" value="4242424242424242" required></label>'

const cardOf = (sent: URLSearchParams) =>
  cards[(sent.get('card') ?? '').replace(/\s/g, '')] ?? {
    last4: '0000',
    refuses: 'card_declined' as const,
    expires: 4_000_000_000,
  }

const money = (hundredths: number, currency: string): string =>
  `${(hundredths / 100).toFixed(2)} ${currency.toUpperCase()}`

const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)

const page = (title: string, body: string): string => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${title}</title>
<style>body{font:1rem/1.5 sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem}label{display:block;margin:.75rem 0}input{font:inherit;width:100%;padding:.5rem;box-sizing:border-box}button{font:inherit;padding:.6rem 1.2rem}td{padding-right:1rem}[role=alert]{color:#b00020}</style>
<h1>${title}</h1><p>A double of Stripe’s, for tests. No money moves.</p>${body}</html>`
