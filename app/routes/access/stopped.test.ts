import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { TestSchool } from '#app/platform/test-context.ts'
import { loader as childPage } from '#app/routes/people/child.tsx'
import { children, enrolments } from '#db/schema/children.ts'
import { mostReads } from '#tenants/access/brake.server.ts'
import { newClass } from '#tenants/people/test-people.ts'
import { loader as brakes } from './brakes.tsx'
import { action as release } from './release.ts'
import { action as goOn, loader as stopped } from './stopped.tsx'

/** The office of a large school that has opened the pages, with contacts, of as many children as it may. */
async function anOfficeThatReads() {
  const school = await TestSchool.make()
  const [office, owner] = [await school.member('office'), await school.member('owner')]
  const classId = await newClass(school.inside)
  const ids = Array.from({ length: mostReads + 1 }, () => uuidv7())
  await school.inside.write(async tx => {
    await tx.insert(children).values(ids.map(id => ({ id, firstName: 'Kim', lastName: 'Lee' })))
    await tx.insert(enrolments).values(ids.map(childId => ({ childId, classId, startsOn: '2020-01-01' })))
  })
  const open = (childId: string) => office.load(childPage, `/people/children/${childId}`, { params: { childId } })
  for (const id of ids.slice(0, mostReads)) expect((await open(id)).status).toBe(200)
  const last = ids.at(-1) ?? ''
  return {
    office,
    owner,
    open,
    last,
    page: `/access/stopped?${new URLSearchParams({ next: `/people/children/${last}` })}`,
  }
}

test('the contacts of a fifty-first family are not opened: the office is led to the page that says why, and on after two proofs', async () => {
  const { office, open, last, page } = await anOfficeThatReads()
  expect(await open(last)).toMatchObject({ status: 302, location: page })
  expect((await office.load(stopped, page)).data).toMatchObject({ way: 'ask_head' })
  office.proofs = { since: new Date(Date.now() - 60_000), possible: true }
  expect((await office.load(stopped, page)).data).toMatchObject({ way: 'prove' })
  expect((await office.act(goOn, {}, page)).status).toBe(422)
  office.proofs = { since: new Date(Date.now() + 1_000), possible: true }
  expect((await office.load(stopped, page)).data).toMatchObject({ way: 'proven' })
  expect((await office.act(goOn, {}, page)).location).toBe(`/people/children/${last}`)
  expect((await open(last)).status).toBe(200)
})

test('the head sees who was stopped and lets them go; nobody else does', async () => {
  const { office, owner, open, last } = await anOfficeThatReads()
  await open(last)
  const { data } = await owner.load(brakes)
  expect(data).toMatchObject({ brakes: [{ name: 'Test office', reads: mostReads + 1, held: true, own: false }] })
  const brakeId = (data as { brakes: { id: string }[] }).brakes[0]?.id ?? ''
  expect((await office.load(brakes)).status).toBe(403)
  expect((await office.act(release, {}, '/', { params: { brakeId } })).status).toBe(403)
  expect((await owner.act(release, {}, '/', { params: { brakeId } })).status).toBe(302)
  expect((await open(last)).status).toBe(200)
})
