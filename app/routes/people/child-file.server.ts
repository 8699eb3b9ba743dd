import { alertsOf } from '#app/platform/child-alerts.server.ts'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import { passBrake } from '#tenants/access/brake.server.ts'
import { type ConsentStanding, standingOfChild, stillToAsk } from '#tenants/consent.server.ts'
import { waitingInvitations } from '#tenants/identity/invitations.server.ts'
import { childOf } from '#tenants/people/children.server.ts'
import { classHistory } from '#tenants/people/class-history.server.ts'
import { contactsOf } from '#tenants/people/contacts.server.ts'
import { type Guardian, guardiansOfChild } from '#tenants/people/guardians.server.ts'
import { tagsByChild, tagsOf } from '#tenants/people/tags.server.ts'
import { isOffice } from '#tenants/roles.ts'

/** A guardian as a child's page shows them; how to reach them is for the office. */
export interface KnownGuardian extends Guardian {
  email: string | undefined
  phone: string | undefined
  invited: boolean
}

/** How a consent stands, and who said what. */
export interface KnownConsent {
  purpose: ConsentStanding['purpose']
  given: boolean
  said: { name: string; decision: 'granted' | 'refused'; at: string }[]
  /** Names of guardians who decide and have not answered. */
  waitsFor: string[]
}

/** Everything that a child's page shows, as far as the reader may see it. @throws Problem not_found, braked */
export async function childFile(request: SchoolRequest, childId: string) {
  const { school } = request
  const office = isOffice(school.actor.role)
  // How its guardians are reached is the office's to read, and counted.
  if (office) await passBrake(school, [childId])
  const [child, guardians, standing, open, invitations, times, tagged, allTags, alerts] = await Promise.all([
    childOf(school, childId),
    guardiansOfChild(school, childId),
    standingOfChild(school, childId),
    stillToAsk(school, childId),
    office ? waitingInvitations(school) : [],
    classHistory(school, childId),
    tagsByChild(school, childId),
    office ? tagsOf(school) : [],
    alertsOf(request, [childId]),
  ])
  const contacts = await contactsOf(school, office ? guardians.map(each => each.memberId) : [])
  const nameBy = new Map(guardians.map(each => [each.memberId, each.name]))
  const tags = tagged.get(childId) ?? []
  return {
    child,
    alerts: alerts.get(childId) ?? [],
    tags,
    moreTags: allTags.filter(({ id, archived }) => !archived && !tags.some(each => each.id === id)),
    times,
    guardians: guardians.map((guardian): KnownGuardian => {
      const { email, phone } = contacts.get(guardian.memberId) ?? {}
      return { ...guardian, email, phone, invited: invitations.some(each => each.memberId === guardian.memberId) }
    }),
    consents: standing.map(
      ({ purpose, given, words }): KnownConsent => ({
        purpose,
        given,
        // The word of somebody who is no guardian any more does not count, and is not shown as if it did.
        said: words.flatMap(word => {
          const name = nameBy.get(word.memberId)
          return name ? [{ name, decision: word.decision, at: word.decidedAt.toISOString() }] : []
        }),
        waitsFor: open.filter(each => each.purpose === purpose).flatMap(each => nameBy.get(each.memberId) ?? []),
      }),
    ),
  }
}

/** Whole years from a birth date to a day, both ISO; 29 February ages on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}
