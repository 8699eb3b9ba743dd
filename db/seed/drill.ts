import { eq } from 'drizzle-orm'
import { urgentCalls } from '#db/schema/urgent.ts'
import { memberOf } from '#tenants/actor.ts'
import type { School } from '#tenants/school.server.ts'
import { answerCall } from '#tenants/urgent/answers.server.ts'
import { makeCall } from '#tenants/urgent/calling.server.ts'

const words = {
  en: 'This is a drill. Everybody leaves the building and meets at the chestnut tree.',
  'zh-Hans': '这是演习。请所有人离开大楼，到大树下集合。',
} as const

const hour = 60 * 60_000
const daysAgo = (days: number, hours = 0) => new Date(Date.now() - days * 24 * hour + hours * hour)

/**
 * Last week's drill, which is over: nobody is told of it today.
 * @param answers ids of answers, with who gave them
 */
export async function seedDrill(
  owner: School,
  { callId, answers }: { callId: string; answers: readonly { answerId: string; by: School }[] },
  locale: keyof typeof words,
): Promise<void> {
  await makeCall(owner, { callId, audience: 'everybody', classIds: [], question: 'safe', words: words[locale] })
  for (const { answerId, by } of answers)
    await answerCall(by, { callId, answerId, answer: 'safe', word: '', waited: 0 })
  await owner.write(tx =>
    tx
      .update(urgentCalls)
      .set({ createdAt: daysAgo(7), endedAt: daysAgo(7, 1), endedBy: memberOf(owner.actor) })
      .where(eq(urgentCalls.id, callId)),
  )
}
