import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { erasures } from '#db/schema/retention.ts'
import { keyring } from '../../vault.server.ts'
import { newSchool } from '../test-people.ts'
import { eraseDueRecords } from './erasing.server.ts'

test('a key that a killed run left behind goes with the next, and no other child’s', async () => {
  const { school } = await newSchool()
  const [erased, other] = [uuidv7(), uuidv7()]
  const keys = await keyring()
  const keyOf = (id: string) => keys.current({ schoolId: school.id, purpose: 'child', childId: id })
  await Promise.all([keyOf(erased), keyOf(other)])
  const gone = {
    id: erased,
    leftOn: '2020-06-30',
    erasedOn: school.today(),
    counts: { days: {}, classes: 0, files: 0 },
  }
  await school.write(tx => tx.insert(erasures).values(gone))
  await eraseDueRecords(school)
  await expect(keyOf(erased)).rejects.toThrow()
  await expect(keyOf(other)).resolves.toBeDefined()
})
