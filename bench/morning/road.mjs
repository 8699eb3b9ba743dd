/**
 * Loaded before the worker: the host of the push service has a public address, and the way to that address leads to the
 * double on this machine (`PUSH_SERVICE_PORT`). The worker itself is as in production, its checks of addresses included.
 */
import dns from 'node:dns/promises'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

const host = 'push.example'
const { lookup } = dns
const { request } = https

Object.assign(dns, {
  /** @param {string} hostname @param {import('node:dns').LookupAllOptions} options */
  lookup: async (hostname, options) =>
    hostname === host ? [{ address: '93.184.216.34', family: 4 }] : lookup(hostname, options),
})
Object.assign(https, {
  /** @param {string} url @param {import('node:https').RequestOptions} options @param {(response: import('node:http').IncomingMessage) => void} [answered] */
  request: (url, options, answered) =>
    new URL(url).hostname === host
      ? request(url, { ...options, port: process.env.PUSH_SERVICE_PORT, lookup: toThisMachine }, answered)
      : request(url, options, answered),
})
syncBuiltinESMExports()

/** @type {import('node:net').LookupFunction} */
const toThisMachine = (_hostname, options, answer) =>
  options.all ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4)
