import type { SchoolRequest } from '#app/platform/load.server.ts'
import { historyOf, standingOfChild } from '#tenants/consent.server.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { ownChildren } from '#tenants/people/own-children.server.ts'
import { questionOf } from './question.server.ts'

/** Every consent of the reader's children: the question, how it stands, their own answer, and what was ever said. */
export async function ownConsents({ school, actor, t }: SchoolRequest) {
  const children = await ownChildren(school)
  return Promise.all(
    children.map(async child => {
      const [standing, history] = await Promise.all([standingOfChild(school, child.id), historyOf(school, child.id)])
      return {
        id: child.id,
        name: nameOf(child),
        shortName: shortNameOf(child),
        mayDecide: child.mayDecide,
        consents: standing.map(({ purpose, given, words }) => ({
          purpose,
          given,
          answered: words.length > 0,
          own: words.find(word => word.memberId === actor.memberId)?.decision,
          ...questionOf(purpose, child, t),
          history: history
            .filter(word => word.purpose === purpose)
            .map(({ id, memberId, decision, textVersion, decidedAt }) => ({
              id,
              own: memberId === actor.memberId,
              decision,
              textVersion,
              at: decidedAt.toISOString(),
            })),
        })),
      }
    }),
  )
}

export type OwnConsent = Awaited<ReturnType<typeof ownConsents>>[number]['consents'][number]
