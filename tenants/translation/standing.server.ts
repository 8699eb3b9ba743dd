import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { translationSwitches, translationWishes } from '#db/schema/translation.ts'
import { memberOf } from '../actor.ts'
import { publish } from '../bus.server.ts'
import type { School } from '../school.server.ts'
import { translationProvider } from './provider.server.ts'

/** Whether texts of the school may be translated: the installation has a translator, and the school has said yes. */
export const translates = ({ lettingTranslate }: { lettingTranslate: boolean }): boolean =>
  lettingTranslate && translationProvider() !== null

/** The school's yes or no. What was translated before is kept, and out of sight after a no. */
export async function letTranslate(school: School, yes: boolean): Promise<void> {
  await school.write(async tx => {
    if (yes)
      await tx
        .insert(translationSwitches)
        .values({ switchedOnBy: memberOf(school.actor) })
        .onConflictDoNothing()
    else await tx.delete(translationSwitches)
    tx.afterCommit(() => publish('school', school.id))
  })
}

/** A row where the actor wants texts translated without asking for each. */
export const wishIn = (q: Pick<Queries, 'select'>, school: School) =>
  q
    .select({ id: translationWishes.id })
    .from(translationWishes)
    .where(eq(translationWishes.memberId, memberOf(school.actor)))

/** Whether the actor wants texts translated without asking for each. */
export const wishesTranslation = async (school: School): Promise<boolean> =>
  (await school.read(q => wishIn(q, school))).length > 0

/** Keeps that wish, or its end. */
export async function setWish(school: School, wishes: boolean): Promise<void> {
  const memberId = memberOf(school.actor)
  await school.write(async tx => {
    if (wishes) await tx.insert(translationWishes).values({ memberId }).onConflictDoNothing()
    else await tx.delete(translationWishes).where(eq(translationWishes.memberId, memberId))
  })
}
