import type { NotificationReader, NotificationText, NotificationTexts } from '#app/platform/notification-text.ts'
import { coreKinds, moduleOfKind } from '#tenants/notifications/kinds.ts'

const files = import.meta.glob<{ notificationTexts: NotificationTexts }>(
  ['/app/modules/*/notification-texts.server.ts', '/app/routes/*/notification-texts.server.ts'],
  { eager: true },
)
const contributed = new Map(
  Object.entries(files).map(([path, file]) => [
    /(?:modules|routes)\/([^/]+)\//.exec(path)?.[1] ?? '',
    file.notificationTexts,
  ]),
)

/** Every kind that has words, for the test that holds manifests to them. */
export const kindsWithWords = (): string[] => [...contributed.values()].flatMap(texts => Object.keys(texts))

/** What an item is about. */
interface About {
  kind: string
  subjectId: string
}

/**
 * Puts items into words, under the reader's own rights as they are now.
 * @param modulesOn items of other modules have no words
 * @returns for an item its text; undefined when its subject is gone or not the reader's to see
 */
export async function wordsFor(
  reader: NotificationReader,
  modulesOn: readonly string[],
  items: readonly About[],
): Promise<(item: About) => NotificationText | undefined> {
  const kinds = [...new Set(items.map(item => item.kind))]
  const words = new Map(
    await Promise.all(
      kinds.map(async kind => {
        const moduleId = moduleOfKind(kind)
        const say = kind in coreKinds || modulesOn.includes(moduleId) ? contributed.get(moduleId)?.[kind] : undefined
        const subjects = items.filter(item => item.kind === kind).map(item => item.subjectId)
        return [kind, say ? await say(reader, [...new Set(subjects)]) : new Map<string, NotificationText>()] as const
      }),
    ),
  )
  return ({ kind, subjectId }) => words.get(kind)?.get(subjectId)
}
