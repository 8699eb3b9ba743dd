import type { SchoolRequest } from '#app/platform/load.server.ts'
import type { NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { notificationsOf } from '#tenants/notifications.server.ts'

const files = import.meta.glob<{ notificationTexts: NotificationTexts }>(
  '/app/modules/*/notification-texts.server.ts',
  { eager: true },
)
const contributed = new Map(
  Object.entries(files).map(([path, file]) => [/modules\/([^/]+)\//.exec(path)?.[1] ?? '', file.notificationTexts]),
)

export interface ListedNotification extends NotificationText {
  id: string
  /** ISO instant. */
  at: string
  read: boolean
}

/** The reader's list, newest first, in words: items of modules that are on, about what is still there to be seen. */
export async function notificationList(request: SchoolRequest): Promise<ListedNotification[]> {
  const items = await notificationsOf(request.school)
  const kinds = [...new Set(items.map(item => item.kind))]
  const words = new Map(
    await Promise.all(
      kinds.map(async kind => {
        const moduleId = kind.split('.')[0] ?? ''
        const say = request.resolved.modules.includes(moduleId) ? contributed.get(moduleId)?.[kind] : undefined
        const subjects = items.filter(item => item.kind === kind).map(item => item.subjectId)
        return [kind, say ? await say(request, subjects) : new Map<string, NotificationText>()] as const
      }),
    ),
  )
  return items.flatMap(({ id, kind, subjectId, createdAt, read }) => {
    const says = words.get(kind)?.get(subjectId)
    return says ? [{ ...says, id, at: createdAt, read }] : []
  })
}
