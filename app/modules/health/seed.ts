import { v7 as uuidv7 } from 'uuid'
import type { School } from '#tenants/school.server.ts'
import { type Birth, saveBirth } from './birth.server.ts'
import { confirmCondition, saveCondition } from './conditions.server.ts'
import type { ConditionInput } from './forms.ts'
import { growthOf, percentileCurve } from './growth.server.ts'
import { MeasurementForm } from './measurement-forms.ts'
import { saveMeasurement } from './measurements.server.ts'
import type { Schedule } from './schedules/schedule.ts'
import { dueDoses, monthsAfter } from './vaccination.ts'
import { saveVaccination } from './vaccinations.server.ts'

/** A child whose health is put down. */
export interface HealthSeed {
  childId: string
  guardian: School
  birthDate: string
  birth: Pick<Birth, 'sex'>
  /** Deviations from WHO's median at which it grows. */
  z: number
}
type Words = Pick<ConditionInput, 'kind' | 'severity' | 'what' | 'todo' | 'medicine'>

/** Conditions as guardians enter them; all but the last are confirmed by the teacher. */
export async function seedConditions(teacher: School, entries: readonly (HealthSeed & { words: Words })[]) {
  for (const [index, { guardian, childId, words }] of entries.entries()) {
    const [conditionId, versionId] = [uuidv7(), uuidv7()]
    await saveCondition(guardian, childId, { ...words, conditionId, versionId })
    if (index < entries.length - 1) await confirmCondition(teacher, conditionId, versionId)
  }
}

/** Three measuring days of a class, half a year apart. */
export async function seedGrowth(teacher: School, children: readonly HealthSeed[]): Promise<void> {
  const today = teacher.today()
  for (const { childId, birthDate, birth, z } of children) {
    await saveBirth(teacher, childId, birth)
    for (const months of [-13, -7, -1]) {
      const day = monthsAfter(today, months)
      const nothing = { height: null, lying: false, weight: null, head: null, visionLeft: null, visionRight: null }
      const { ageDays } = await growthOf({ ...birth, weeks: null, days: 0 }, birthDate, day, nothing)
      const at = async (measure: 'height' | 'weight') =>
        (await percentileCurve(measure, birth.sex, z, [ageDays, ageDays], 1))[0]?.value.toFixed(1) ?? ''
      const measured = { height: await at('height'), weight: await at('weight'), visionLeft: '1.0', visionRight: '1.0' }
      await saveMeasurement(teacher, MeasurementForm.parse({ ...measured, measurementId: uuidv7(), childId, day }))
    }
  }
}

/** What each child was given by a schedule; of every third the last due dose is open. */
export async function seedVaccinations(schedule: Schedule, children: readonly HealthSeed[]): Promise<void> {
  for (const [index, { guardian, childId, birthDate }] of children.entries()) {
    const due = dueDoses(schedule, birthDate, guardian.today(), 0, []).filter(({ state }) => state !== 'later')
    for (const { vaccine, dose, from } of index % 3 === 0 ? due.slice(0, -1) : due)
      await saveVaccination(guardian, childId, { vaccinationId: uuidv7(), way: 'given', vaccine, dose, day: from })
  }
}
