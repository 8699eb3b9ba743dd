import { seedChecks } from '#app/modules/attendance/seed-checks.ts'
import { chosenSchedule } from '#app/modules/health/schedules/chosen.ts'
import { type HealthSeed, seedConditions, seedGrowth, seedVaccinations } from '#app/modules/health/seed.ts'
import { seedMedication } from '#app/modules/health/seed-medication.ts'
import type { School } from '#tenants/school.server.ts'
import { seedIncidents } from './incidents.ts'
import { demoPin } from './schools.ts'

const words = {
  en: [
    {
      kind: 'allergy',
      severity: 'life_threatening',
      what: 'Peanuts',
      todo: '1. Adrenaline pen into the outer thigh.\n2. Call 999.\n3. Call the family.',
      medicine: 'Red bag beside the door',
    },
    {
      kind: 'condition',
      severity: 'serious',
      what: 'Asthma',
      todo: 'Two puffs, sit upright, stay with the child.',
      medicine: 'Office',
    },
    { kind: 'diet', severity: 'mild', what: 'No pork', todo: undefined, medicine: undefined },
  ],
  'zh-Hans': [
    {
      kind: 'allergy',
      severity: 'life_threatening',
      what: '花生',
      todo: '1. 大腿外侧注射肾上腺素笔。\n2. 拨打120。\n3. 通知家长。',
      medicine: '门边红色袋子',
    },
    { kind: 'condition', severity: 'serious', what: '哮喘', todo: '吸两喷，坐直，陪在身边。', medicine: '办公室' },
    { kind: 'diet', severity: 'mild', what: '不吃猪肉', todo: undefined, medicine: undefined },
  ],
} as const

const medicine = {
  en: {
    medicine: 'Amoxicillin 250 mg/5 ml',
    how: 'By mouth, after lunch. Shake the bottle.',
    why: 'Ear infection. Call us if there is a rash.',
    storage: 'Fridge',
  },
  'zh-Hans': {
    medicine: '阿莫西林混悬液 250 mg/5 ml',
    how: '午饭后口服，用前摇匀。',
    why: '中耳炎。如出现皮疹请联系我们。',
    storage: '冷藏',
  },
} as const

type Child = Omit<HealthSeed, 'birth' | 'z'>

/** All that is kept of a class's health: what is known of its children, medicine, the day's checks and incidents. */
export async function seedHealth(
  people: { owner: School; teacher: School },
  children: readonly Child[],
): Promise<void> {
  const { owner, teacher } = people
  await seedKnown(teacher, children)
  const [ill] = children
  if (ill) await seedMedicine({ teacher, guardian: ill.guardian, colleague: owner }, ill.childId)
  await seedChecks(
    teacher,
    children.map(({ childId }) => childId),
    fever,
  )
  await seedIncidents(teacher, owner, children)
}

/** Degrees Celsius. */
const fever = 38.2

/** An order for a medicine, with the doses of the last days; the head has a PIN and confirmed them. */
async function seedMedicine(
  people: { teacher: School; guardian: School; colleague: School },
  childId: string,
): Promise<void> {
  const { guardian } = people
  const words = medicine[guardian.facts.locale === 'zh-Hans' ? 'zh-Hans' : 'en']
  await seedMedication({ ...people, childId, pin: demoPin, words: { ...words, mark: guardian.actor.name } })
}

/** Allergies, measuring days and vaccinations. */
async function seedKnown(teacher: School, children: readonly Child[]): Promise<void> {
  const { locale, country } = teacher.facts
  const seeds = children.map(
    (child, index): HealthSeed => ({
      ...child,
      birth: { sex: index % 2 === 0 ? 'male' : 'female' },
      z: (((index * 7) % 5) - 2) * 0.5,
    }),
  )
  // Not the first family's: who signs in to the demo as a parent has something to enter.
  const said = words[locale === 'zh-Hans' ? 'zh-Hans' : 'en']
  await seedConditions(
    teacher,
    seeds.slice(1).flatMap((seed, index) => (said[index] ? [{ ...seed, words: said[index] }] : [])),
  )
  await seedGrowth(teacher, seeds)
  const schedule = chosenSchedule('country', country)
  if (schedule) await seedVaccinations(schedule, seeds)
}
