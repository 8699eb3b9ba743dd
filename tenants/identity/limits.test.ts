import { expect, test } from 'vitest'
import { spend } from './limits.server.ts'

const group = () => crypto.randomUUID().slice(0, 4)
/** How many of so many tries are let through. */
async function letThrough(tries: number, addressOf: (each: number) => string): Promise<number> {
  let through = 0
  for (let each = 0; each < tries; each += 1)
    await spend({ 'guess.network': addressOf(each) }).then(
      () => {
        through += 1
      },
      (refusal: unknown) => expect(refusal).toMatchObject({ code: 'rate_limited' }),
    )
  return through
}

test('a customer with IPv6 has billions of addresses and counts once, however they are written', async () => {
  const network = `2001:db8:${group()}:${group()}`
  const spellings = (each: number) => [`${network}::${each + 1}`, `${network}:${each + 1}:2:3:4`][each % 2] ?? ''
  expect(await letThrough(35, spellings)).toBe(30)
  const neighbours = `2001:db8:${group()}`
  expect(await letThrough(35, each => `${neighbours}:${(each + 1).toString(16)}::1`)).toBe(35)
})

test('each IPv4 address counts for itself', async () => {
  const octet = () => Math.floor(Math.random() * 256)
  const network = `10.${octet()}.${octet()}`
  expect(await letThrough(35, each => `${network}.${each}`)).toBe(35)
  expect(await letThrough(35, () => `${network}.200`)).toBe(30)
})
