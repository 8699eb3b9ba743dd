import { chosenSchedule } from '#app/modules/health/schedules/chosen.ts'
import { type HealthSeed, seedConditions, seedGrowth, seedVaccinations } from '#app/modules/health/seed.ts'
import type { School } from '#tenants/school.server.ts'

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

/** A class's allergies, measuring days and vaccinations. */
export async function seedHealth(teacher: School, children: readonly Omit<HealthSeed, 'birth' | 'z'>[]): Promise<void> {
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
