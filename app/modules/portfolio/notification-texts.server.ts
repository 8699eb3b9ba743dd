import { and, asc, eq, inArray } from 'drizzle-orm'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { children } from '#db/schema/children.ts'
import { type ObservationState, observationChildren, observations } from '#db/schema/portfolio.ts'
import { shortNameOf } from '#tenants/people/child-name.ts'
import { paths } from './paths.ts'

export const notificationTexts: NotificationTexts = {
  'portfolio.shared': (reader, ids) => texts(reader, 'portfolio.told.shared', ids, 'shared'),
  'portfolio.from_home': (reader, ids) => texts(reader, 'portfolio.told.from_home', ids, 'shared'),
  'portfolio.submitted': (reader, ids) => texts(reader, 'portfolio.told.submitted', ids, 'waiting'),
  'portfolio.returned': (reader, ids) => texts(reader, 'portfolio.told.returned', ids, 'draft'),
}

/** Says of which of the reader's children it is and who wrote it, never what; nothing once it stands elsewhere. */
async function texts(
  { school, t, locale }: NotificationReader,
  key: MessageKey,
  ids: readonly string[],
  state: ObservationState,
): Promise<Map<string, NotificationText>> {
  const rows = await school.read(q =>
    q
      .select({ id: observations.id, author: observations.authorName, child: children })
      .from(observations)
      .innerJoin(
        observationChildren,
        and(
          eq(observationChildren.schoolId, observations.schoolId),
          eq(observationChildren.observationId, observations.id),
        ),
      )
      .innerJoin(
        children,
        and(eq(children.schoolId, observationChildren.schoolId), eq(children.id, observationChildren.childId)),
      )
      .where(and(inArray(observations.id, [...ids]), eq(observations.state, state)))
      .orderBy(asc(children.firstName), asc(children.id)),
  )
  const about = new Map<string, { author: string; names: string[] }>()
  for (const { id, author, child } of rows) {
    const told = about.get(id) ?? { author, names: [] }
    told.names.push(shortNameOf(child))
    about.set(id, told)
  }
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return new Map(
    [...about].map(([id, { author, names }]) => [
      id,
      { title: t(key, { names: list.format(names) }), text: author, href: paths.observation(id), icon: 'sprout' },
    ]),
  )
}
