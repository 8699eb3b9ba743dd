import type { HomeCards } from '#app/platform/home-card.ts'
import { isStaff } from '#tenants/roles.ts'
import { isOfGroup } from './conversation.ts'
import { listConversations } from './list.server.ts'
import { paths } from './paths.ts'
import { lastLine, nameOf } from './ui/names.ts'

const shown = 3

export const cards: HomeCards = {
  // Families see what they have not read; the school what waits for its answer.
  unread: async ({ school, t }) => {
    const atWork = isStaff(school.actor.role)
    const all = await listConversations(school, atWork ? 'waiting' : 'all')
    const calling = atWork ? all : all.filter(({ unread, muted }) => unread > 0 && !muted)
    if (calling.length === 0) return null
    const unread = calling.reduce((sum, each) => sum + each.unread, 0)
    return {
      title: atWork
        ? t('messages.home.waiting_title', { count: calling.length })
        : t('messages.home.unread_title', { count: unread }),
      icon: 'message-circle',
      tone: 'brand',
      rows: calling.slice(0, shown).map(each => ({
        id: each.id,
        title: nameOf(t, each),
        text: lastLine(t, each),
        href: paths.conversation(each.id),
        avatar: { name: nameOf(t, each), seed: each.seed, of: isOfGroup(each) ? 'group' : undefined },
      })),
      link: { href: paths.list(atWork ? 'waiting' : 'all'), label: t('messages.home.open') },
    }
  },
}
