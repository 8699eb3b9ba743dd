import { z } from 'zod'
import type { SchoolRequest } from '#app/platform/load.server.ts'
import type { NotificationText } from '#app/platform/notification-text.ts'
import { wordsFor } from '#app/platform/notify/words.server.ts'
import { notificationsOf } from '#tenants/notifications/items.server.ts'

export interface ListedNotification extends NotificationText {
  id: string
  /** ISO instant. */
  at: string
  urgent: boolean
  read: boolean
}

const pageSize = 30

/**
 * A page of the reader's list, newest first, in words: items of modules that are on, about what is still there to be seen.
 * @returns with `older`, the address's value for the next page; null at the end
 */
export async function notificationList(
  request: SchoolRequest,
): Promise<{ items: ListedNotification[]; older: string | null }> {
  const before = z.uuid().safeParse(request.url.searchParams.get('before')).data
  const found = await notificationsOf(request.school, pageSize + 1, before)
  const page = found.slice(0, pageSize)
  const say = await wordsFor(request, request.resolved.modules, page)
  return {
    items: page.flatMap(item => {
      const says = say(item)
      return says ? [{ ...says, id: item.id, at: item.createdAt, urgent: item.urgent, read: item.read }] : []
    }),
    older: found.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  }
}
