import { createServer } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures without labels that could name a school or a person. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry, prefix: 'cubby_' })

const requests = new Counter({
  name: 'cubby_http_requests_total',
  help: 'Answered requests',
  labelNames: ['method', 'status'],
  registers: [registry],
})
const seconds = new Histogram({
  name: 'cubby_http_request_seconds',
  help: 'Time to the first byte of the answer',
  labelNames: ['method'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
})
export const openStreams = new Gauge({ name: 'cubby_live_streams', help: 'Open live streams', registers: [registry] })

export function countRequest(method: string, status: number, milliseconds: number): void {
  requests.inc({ method, status: `${Math.floor(status / 100)}xx` })
  seconds.observe({ method }, milliseconds / 1000)
}

/** Serves the figures on a port of their own. */
export function serveMetrics(port: number): void {
  createServer(async (request, response) => {
    if (request.url !== '/metrics') return response.writeHead(404).end()
    response.writeHead(200, { 'Content-Type': registry.contentType }).end(await registry.metrics())
  })
    .listen(port)
    .unref()
}
