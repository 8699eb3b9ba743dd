import { eq, sql } from 'drizzle-orm'
import { translationDays } from '#db/schema/translation.ts'
import { limitsOf } from '../entitlements.server.ts'
import type { School } from '../school.server.ts'

/** Characters that the school's plan has for a day. */
export const dailyAllowance = ({ facts }: School): number => limitsOf(facts).translatedADay

/** Characters of today's that are used. For the office; everybody else is told none. */
export async function usedToday(school: School): Promise<number> {
  const [today] = await school.read(q =>
    q.select({ used: translationDays.characters }).from(translationDays).where(eq(translationDays.day, school.today())),
  )
  return today?.used ?? 0
}

/**
 * Takes characters out of today's allowance, before anything is asked: two readers at once do not both get the last of it.
 * @returns what gives them back, for when nothing came of it; null where so many are not left
 */
export async function takeFromAllowance(school: School, characters: number): Promise<(() => Promise<void>) | null> {
  const day = school.today()
  const most = dailyAllowance(school)
  if (characters > most) return null
  const inside = school.asSystem()
  const [taken] = await inside.write(tx =>
    tx
      .insert(translationDays)
      .values({ day, characters })
      .onConflictDoUpdate({
        target: [translationDays.schoolId, translationDays.day],
        set: { characters: sql`${translationDays.characters} + ${characters}` },
        setWhere: sql`${translationDays.characters} + ${characters} <= ${most}`,
      })
      .returning({ id: translationDays.id }),
  )
  if (!taken) return null
  return () =>
    inside.write(async tx => {
      await tx
        .update(translationDays)
        .set({ characters: sql`${translationDays.characters} - ${characters}` })
        .where(eq(translationDays.day, day))
    })
}
