import { originOf } from '#tenants/config.server.ts'
import { mainHostname } from '#tenants/domains/main.server.ts'
import { kindNameKey } from '#tenants/notifications/kinds.ts'
import type { MessageKey } from '../i18n/translate.ts'
import type { Message, Sender } from './delivering.server.ts'

/** What may stand on a locked screen and pass through a company of which the school knows little: nobody is named, nothing quoted. */
export interface ShortNews {
  /** The name by which the school is called. */
  school: string
  /** What kind of news it is, or how many. */
  news: string
  /** To the list. */
  link: string
}

/** Puts news of this school into a line. */
export async function shortNewsOf({ school, resolved }: Sender): Promise<(message: Message) => ShortNews> {
  const link = `${originOf(await mainHostname(school))}/notifications`
  return ({ items, t }) => {
    const kinds = [...new Set(items.map(({ kind }) => kind))]
    const [kind = ''] = kinds
    const words =
      kinds.length === 1 ? t(kindNameKey(kind) as MessageKey) : t('notify.short.several', { count: items.length })
    const news = items.some(({ urgent }) => urgent) ? t('notify.short.urgent', { news: words }) : words
    return { school: resolved.brand?.shortName || resolved.facts.name, news, link }
  }
}
