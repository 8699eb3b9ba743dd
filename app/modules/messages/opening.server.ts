import { and, eq, or } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { conversations } from '#db/schema/messages.ts'
import { memberOf } from '#tenants/actor.ts'
import { found } from '#tenants/problem.ts'
import type { School } from '#tenants/school.server.ts'
import type { StartInput } from './forms.ts'
import { partnersOf } from './partners.server.ts'

/**
 * Opens a conversation, or finds the one there is: a child has one circle, a class one group, two people one talk, a member one with the office.
 * @returns its id
 * @throws Problem not_found for a child, a class or a person that the actor may not write to
 */
export async function openConversation(school: School, { kind, about }: StartInput): Promise<string> {
  const me = memberOf(school.actor)
  if (kind === 'direct') found((await partnersOf(school)).people.find(({ id }) => id === about))
  const place = placeOf(kind, about, me)
  return school.write(async tx => {
    await tx
      .insert(conversations)
      .values({ id: uuidv7(), kind, ...place })
      .onConflictDoNothing()
    const [conversation] = await tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.kind, kind), whereIs(place)))
    return found(conversation).id
  })
}

interface Place {
  childId?: string
  classId?: string
  memberId?: string
  otherId?: string
}

function placeOf(kind: StartInput['kind'], about: string | undefined, me: string): Place {
  if (kind === 'office') return { memberId: me }
  const id = found(about)
  if (kind === 'child') return { childId: id }
  if (kind === 'class') return { classId: id }
  // The two are told apart by nothing but their ids, so that whoever begins finds the same row.
  const [memberId = me, otherId = id] = [me, id].sort()
  return { memberId, otherId }
}

const whereIs = ({ childId, classId, memberId, otherId }: Place) =>
  or(
    childId ? eq(conversations.childId, childId) : undefined,
    classId ? eq(conversations.classId, classId) : undefined,
    memberId
      ? and(eq(conversations.memberId, memberId), otherId ? eq(conversations.otherId, otherId) : undefined)
      : undefined,
  )
