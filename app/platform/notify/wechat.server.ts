import type { School } from '#tenants/school.server.ts'
import { weChatAccount } from '#tenants/wechat/account.server.ts'
import { openidsOf } from '#tenants/wechat/binding.server.ts'
import { sendWeChat } from '#tenants/wechat/sending.server.ts'
import { type Adapter, deliver } from './delivering.server.ts'
import { shortNewsOf } from './short-news.server.ts'

/**
 * Shows what is due to these members in WeChat, where they have connected it: one message for each kind.
 * @throws Transient when WeChat was busy for some: theirs waits for the next attempt
 */
export const weChatMembers = (school: School, memberIds: readonly string[], signal: AbortSignal): Promise<void> =>
  deliver(school, memberIds, signal, byWeChat)

const byWeChat: Adapter = {
  channels: ['wechat'],
  per: 'kind',
  vendor: 'wechat',
  async open(sender, people) {
    const { school, signal } = sender
    const [openids, shortNews] = await Promise.all([openidsOf(school, [...people.keys()]), shortNewsOf(sender)])
    const account = weChatAccount()
    return ({ memberId }) => {
      const openid = openids.get(memberId)
      if (!openid || !account) return { state: 'dropped', reason: 'unwanted' }
      return message => sendWeChat(account, { openid, id: message.id, ...shortNews(message) }, signal)
    }
  },
}
