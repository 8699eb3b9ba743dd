import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { members } from '#db/schema/members.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '../actor.ts'
import { School } from '../school.server.ts'

test('a guardian changes their own name, but neither their role nor whose membership it is', async () => {
  const school = new School(await insertSchool(), system)
  const id = uuidv7()
  await school.write(tx => tx.insert(members).values({ id, role: 'guardian', name: 'Ana' }))
  const own = school.as({ role: 'guardian', memberId: id, name: 'Ana', locale: null, welcomed: true })
  const change = (columns: Partial<typeof members.$inferInsert>) =>
    own.write(tx => tx.update(members).set(columns).where(eq(members.id, id)))
  await change({ name: 'Ana Maria' })
  await expect(change({ role: 'owner' })).rejects.toThrow()
  await expect(change({ identityId: uuidv7() })).rejects.toThrow()
  const [row] = await school.read(q => q.select().from(members).where(eq(members.id, id)))
  expect(row).toMatchObject({ name: 'Ana Maria', role: 'guardian', identityId: null })
})
