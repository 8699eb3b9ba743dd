import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import type Stripe from 'stripe'
import { makeCustomer } from '#tenants/billing/stripe/double/customers.ts'
import { signed, startStripe } from '#tenants/billing/stripe/double/start.ts'
import { freePort } from '../../scripts/ports.mjs'
import { asSuperuser } from '../cluster.ts'
import { against, percentile, printTable, ratio } from '../figures.ts'
import { idOf } from '../rls/rows.ts'
import { builtIn, makeSite, startWeb } from '../site.ts'

const seconds = Number(process.env.WEBHOOK_SECONDS ?? 60)
const perSecond = 200
const mostMs = 1_000
const schools = 10
/** As the double's own, only that Stripe waits for hours before it sends a message again. */
const againMs = 1_000

/**
 * Two hundred messages of Stripe's a second for a minute at one web process, whose database is thrown over in the middle: how long the
 * answers take, and whether each message that was taken is there afterwards and was followed by the worker.
 */
export async function run(): Promise<void> {
  const stripe = await startStripe()
  const customers = Array.from({ length: schools }, () => makeCustomer(stripe.books, {}).id)
  const site = await makeSite(
    async client => {
      for (const [at, customer] of customers.entries())
        await client.query('insert into stripe_customers (school_id, customer_id) values ($1, $2)', [
          idOf('school', at + 1, 0),
          customer,
        ])
      // What was answered must outlive the fall; the machine itself does not fall.
    },
    { synchronous_commit: 'on' },
  )
  const variables = { ...site.variables, ...stripe.variables }
  // A refusal is expected here, and not to be read.
  const web = await startWeb({ ...variables, LOG_LEVEL: 'fatal' })
  const stopWorker = await startWorker(variables)
  try {
    await sendAll(web.port, customers, 'warm', perSecond * 2, null)
    const total = perSecond * seconds
    const sent = await sendAll(web.port, customers, 'timed', total, () => throwOver(site.superuserUrl))
    await print(sent, total, site.superuserUrl)
  } finally {
    await stopWorker()
    await web.stop()
    await stripe.close()
    await site.stop()
  }
}

interface Sent {
  /** Of each answer, yes or no, milliseconds. */
  waits: number[]
  /** Answers that were no, and connections that broke. */
  refused: number
}

/** Sends messages at their pace, whatever the answers; each again until it is taken. @param middle is done half way */
async function sendAll(
  port: number,
  customers: readonly string[],
  name: string,
  total: number,
  middle: (() => Promise<void>) | null,
): Promise<Sent> {
  const sent: Sent = { waits: [], refused: 0 }
  const under: Promise<unknown>[] = []
  const began = performance.now()
  for (let at = 0; at < total; at++) {
    const due = began + (at * 1_000) / perSecond
    if (due > performance.now()) await delay(due - performance.now())
    if (at === Math.floor(total / 2) && middle) under.push(middle())
    const customer = customers[at % customers.length]
    const object = { id: `sub_${at}`, object: 'subscription', customer }
    const type = 'customer.subscription.updated' satisfies Stripe.Event['type']
    const event = { id: `evt_${name}_${at}`, object: 'event', type, livemode: false, data: { object } }
    under.push(deliver(port, event, sent))
  }
  await Promise.all(under)
  return sent
}

async function deliver(port: number, event: object, sent: Sent): Promise<void> {
  for (;;) {
    const { body, signature } = signed(event)
    const headers = { host: 'localhost', 'content-type': 'application/json', 'stripe-signature': signature }
    const asked = performance.now()
    const status = await fetch(`http://localhost:${port}/webhooks/stripe`, { method: 'POST', body, headers }).then(
      async response => {
        await response.arrayBuffer()
        return response.status
      },
      () => 0,
    )
    if (status !== 0) sent.waits.push(performance.now() - asked)
    if (status === 200) return
    sent.refused++
    await delay(againMs)
  }
}

/** Kills one of the database's processes, upon which it drops every connection and begins anew. */
async function throwOver(url: string): Promise<void> {
  const pid = await asSuperuser(url, async client => {
    const { rows } = await client.query("select pid from pg_stat_activity where usename = 'cubby_platform' limit 1")
    return Number(rows[0]?.pid)
  })
  process.kill(pid, 'SIGKILL')
}

async function print({ waits, refused }: Sent, total: number, url: string): Promise<void> {
  const count = (where: string) =>
    asSuperuser(url, async client => {
      const { rows } = await client.query(`select count(*)::int as count from stripe_events where ${where}`)
      return Number(rows[0]?.count)
    })
  const there = await count("id like 'evt_timed_%'")
  let waiting = await count("outcome = 'waiting'")
  for (const deadline = Date.now() + 120_000; waiting > 0 && Date.now() < deadline; ) {
    await delay(500)
    waiting = await count("outcome = 'waiting'")
  }
  const p99 = percentile(waits, 0.99) / mostMs
  printTable(
    `webhooks: ${perSecond} a second for ${seconds} s, the database thrown over in the middle (${refused} answers were no, and those messages sent again)`,
    [
      { figure: 'p99 of answers / 1 s', ratio: ratio(p99), target: against(p99, 'at most', 1) },
      { figure: 'messages there / sent', ratio: ratio(there / total), target: against(there / total, 'at least', 1) },
      {
        figure: 'followed / sent',
        ratio: ratio((total - waiting) / total),
        target: against((total - waiting) / total, 'at least', 1),
      },
    ],
  )
}

async function startWorker(variables: Record<string, string>): Promise<() => Promise<void>> {
  const port = await freePort()
  const child = spawn(process.execPath, ['build/server/worker.js'], {
    cwd: builtIn,
    env: { ...process.env, ...variables, NODE_ENV: 'production', LOG_LEVEL: 'error', WORKER_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exited = new Promise<void>(gone => child.once('exit', () => gone()))
  while (
    !(await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`The worker ended with exit code ${child.exitCode}.`)
    await delay(100)
  }
  return async () => {
    child.kill('SIGTERM')
    await exited
  }
}
