import type { SchoolRequest } from '#app/platform/load.server.ts'
import type { Notice, Notices } from '#app/platform/notice.ts'
import { notificationsOf } from '#tenants/notifications.server.ts'

const files = import.meta.glob<{ notices: Notices }>('/app/modules/*/notices.server.ts', { eager: true })
const contributed = new Map(
  Object.entries(files).map(([path, file]) => [/modules\/([^/]+)\//.exec(path)?.[1] ?? '', file.notices]),
)

export interface ListedNotice extends Notice {
  id: string
  /** ISO instant. */
  at: string
  read: boolean
}

/** The reader's list, newest first, in words: items of modules that are on, about what is still there to be seen. */
export async function noticesFor(request: SchoolRequest): Promise<ListedNotice[]> {
  const items = await notificationsOf(request.school)
  const kinds = [...new Set(items.map(item => item.kind))]
  const words = new Map(
    await Promise.all(
      kinds.map(async kind => {
        const moduleId = kind.split('.')[0] ?? ''
        const say = request.resolved.modules.includes(moduleId) ? contributed.get(moduleId)?.[kind] : undefined
        const subjects = items.filter(item => item.kind === kind).map(item => item.subjectId)
        return [kind, say ? await say(request, subjects) : new Map<string, Notice>()] as const
      }),
    ),
  )
  return items.flatMap(({ id, kind, subjectId, createdAt, read }) => {
    const notice = words.get(kind)?.get(subjectId)
    return notice ? [{ ...notice, id, at: createdAt, read }] : []
  })
}
