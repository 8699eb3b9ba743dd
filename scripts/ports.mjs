import { createServer } from 'node:net'
import { codeOf, Refusal } from './refusal.mjs'

/**
 * @param {number} port
 * @throws {Refusal} when another program listens there, on whatever address, or this account may not
 */
export async function requireFreePort(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const code = await tryListening(port, host)
    if (code === 'EADDRINUSE') {
      throw new Refusal(
        `Port ${port} is used by another program: stop that one, or start Cubby elsewhere with PORT=${port + 1} npm start.`,
      )
    }
    if (code === 'EACCES') {
      throw new Refusal(
        `This account may not listen on port ${port}: start Cubby on a higher one with PORT=3000 npm start.`,
      )
    }
  }
}

/** A port of 127.0.0.1 that nobody listens on at this moment. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

/**
 * @param {number} port @param {string} host
 * @returns {Promise<string | undefined>} the error's code; undefined when it went well (a host without IPv6 answers EAFNOSUPPORT)
 */
function tryListening(port, host) {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', error => resolve(codeOf(error)))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}
