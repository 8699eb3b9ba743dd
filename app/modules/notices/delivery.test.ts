import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { runJobs } from '#workers/run-jobs.ts'
import { chase } from './chase.server.ts'
import { deliveryOfNotice } from './delivery.server.ts'
import { type Person, TestNotices } from './test-notices.ts'

test('staff see how it has come to each guardian of whom they see, and that another try reached them', async () => {
  const own = await TestNotices.make()
  const mina = await own.family()
  const jonas = await own.family(own.frogs, 'Jonas')
  const noticeId = await own.notice({ audience: 'school', classIds: [] }, own.office)
  const reached = async (by: Person) =>
    new Map([...(await deliveryOfNotice(by.school, noticeId))].map(([id, { reach }]) => [id, reach]))
  expect(await reached(own.teacher)).toEqual(new Map([[mina.memberId, 'untold']]))
  await runJobs(own.place.inside)
  const set = (state: 'failed' | 'sent', kind: string) =>
    own.place.inside.write(tx =>
      tx.execute(sql`update notification_deliveries d set state = ${state} from notifications n
        where n.id = d.notification_id and n.kind = ${kind}`),
    )
  await set('failed', 'notices.published')
  expect(await reached(own.office)).toEqual(
    new Map([
      [mina.memberId, 'unreached'],
      [jonas.memberId, 'unreached'],
    ]),
  )
  await chase(own.office.school, noticeId)
  await runJobs(own.place.inside)
  await set('sent', 'notices.chased')
  expect([...(await reached(own.office)).values()]).toEqual(['email', 'email'])
  await expect(deliveryOfNotice(own.otherTeacher.school, await own.notice())).rejects.toMatchObject({
    code: 'not_found',
  })
})
