import { expect, test } from 'vitest'
import { insertSchool } from '#db/test-school.ts'
import { system } from './actor.ts'
import { checkDomain, claimDomain, domainsOf, removeDomain } from './domains.server.ts'
import { Problem } from './problem.ts'
import { resolveSite } from './resolve.server.ts'
import { School } from './school.server.ts'

const freshDomain = () => `d-${crypto.randomUUID()}.org`
const answering = (values: string[]) => ({ resolveTxt: async () => values.map(value => [value]) })
const school = async () => new School(await insertSchool(), system)

async function claimed(domain: string): Promise<{ owner: School; id: string; value: string }> {
  const owner = await school()
  await claimDomain(owner, domain)
  const [claim] = await domainsOf(owner)
  return { owner, id: claim?.id ?? '', value: claim?.record.value ?? '' }
}

test('a claim leads nowhere until its proof is found, then to the school at once', async () => {
  const domain = freshDomain()
  const { owner, id, value } = await claimed(domain)
  expect(await resolveSite(domain)).toEqual({ site: 'unknown' })
  expect(await checkDomain(owner, id, answering([]))).toEqual({ outcome: 'no-record' })
  expect(await checkDomain(owner, id, answering(['cubby-verify=other']))).toMatchObject({ outcome: 'wrong-value' })
  expect(await resolveSite(domain)).toEqual({ site: 'unknown' })
  expect(await checkDomain(owner, id, answering([value]))).toEqual({ outcome: 'proven' })
  expect(await resolveSite(domain)).toMatchObject({ site: 'school', school: { facts: { id: owner.id } } })
  await removeDomain(owner, id)
  expect(await resolveSite(domain)).toEqual({ site: 'unknown' })
})

test('two schools may claim a name, one can prove it', async () => {
  const domain = freshDomain()
  const [first, second] = [await claimed(domain), await claimed(domain)]
  expect(await checkDomain(first.owner, first.id, answering([first.value, second.value]))).toEqual({
    outcome: 'proven',
  })
  expect(await checkDomain(second.owner, second.id, answering([first.value, second.value]))).toEqual({
    outcome: 'taken',
  })
  expect(await resolveSite(domain)).toMatchObject({ site: 'school', school: { facts: { id: first.owner.id } } })
})

test('another school’s claim can be neither checked nor removed', async () => {
  const { owner, id, value } = await claimed(freshDomain())
  const stranger = await school()
  await expect(checkDomain(stranger, id, answering([value]))).rejects.toThrow(new Problem('not_found'))
  await expect(removeDomain(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await domainsOf(owner)).toHaveLength(1)
})

test('claiming twice is claiming once, and the sixth is refused', async () => {
  const owner = await school()
  const domain = freshDomain()
  await claimDomain(owner, domain)
  await claimDomain(owner, ` ${domain.toUpperCase()}. `)
  expect(await domainsOf(owner)).toHaveLength(1)
  for (let n = 0; n < 4; n += 1) expect(await claimDomain(owner, freshDomain())).toEqual({ ok: true })
  expect(await claimDomain(owner, freshDomain())).toEqual({ ok: false, reason: 'too-many' })
})
