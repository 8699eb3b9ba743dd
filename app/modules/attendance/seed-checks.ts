import { v7 as uuidv7 } from 'uuid'
import { attendanceCheckSteps, attendanceChecks } from '#db/schema/attendance-checks.ts'
import { memberOf } from '#tenants/actor.ts'
import type { School } from '#tenants/school.server.ts'
import { sealFor } from '#tenants/vault.server.ts'
import { nothingFound } from './check-policy.ts'
import { findingPlace } from './checks.server.ts'
import { dayBeside } from './clock.ts'
import { instantOf } from './school-day.server.ts'

/** Checks of the days before today as a teacher would have made them: all well in the morning, the last child with a fever at noon on one day. */
export async function seedChecks(teacher: School, childIds: readonly string[], temperature: number): Promise<void> {
  const sealer = await sealFor(teacher, 'health')
  const checkedBy = memberOf(teacher.actor)
  const days = [-4, -3, -2, -1].map(step => dayBeside(teacher.today(), step))
  const ill = childIds.at(-1) ?? ''
  const fine = days.flatMap(day =>
    childIds.map(childId => ({
      ...{ childId, day, round: 'morning' as const, level: 'fine' as const, findingSealed: null, checkedBy },
      checkedAt: new Date(instantOf(teacher, day, '08:40')),
    })),
  )
  const [day = ''] = days
  const id = uuidv7()
  const findingSealed = sealer.seal(findingPlace(id), JSON.stringify({ ...nothingFound, temperature }))
  await teacher.write(async tx => {
    await tx.insert(attendanceChecks).values([
      ...fine,
      {
        ...{ id, childId: ill, day, round: 'noon' as const, level: 'alert' as const, findingSealed, checkedBy },
        checkedAt: new Date(instantOf(teacher, day, '12:20')),
      },
    ])
    await tx.insert(attendanceCheckSteps).values({
      ...{ childId: ill, day, step: 'guardian_called' as const, doneBy: checkedBy },
      doneAt: new Date(instantOf(teacher, day, '12:30')),
    })
  })
}
