import type { School } from '#tenants/school.server.ts'
import { isWithinDay } from '#tenants/sms/allowance.server.ts'
import { numbersOf } from '#tenants/sms/consent.server.ts'
import { sendText } from '#tenants/sms/gateway.server.ts'
import { type Adapter, deliver } from './delivering.server.ts'
import { shortNewsOf } from './short-news.server.ts'

/**
 * Writes a text message to each of these members who wants them and to whom something is due: one, whatever it is about.
 * @throws Transient when the gateway could not take some: theirs wait for the next attempt
 */
export const textMembers = (school: School, memberIds: readonly string[], signal: AbortSignal): Promise<void> =>
  deliver(school, memberIds, signal, byText)

const byText: Adapter = {
  channels: ['sms'],
  per: 'member',
  vendor: 'text-gateway',
  async open(sender, people) {
    const { school, signal } = sender
    const [numbers, shortNews] = await Promise.all([numbersOf(school, [...people.keys()]), shortNewsOf(sender)])
    return ({ memberId }) => {
      const to = numbers.get(memberId)
      if (to === undefined) return { state: 'dropped', reason: 'unwanted' }
      if (to === null) return { state: 'failed', reason: 'no_number' }
      return async message => {
        if (!(await isWithinDay(school))) return { state: 'failed', reason: 'limit' }
        const parts = shortNews(message)
        return sendText({ to, parts, text: message.t('notify.short.text', { ...parts }) }, signal)
      }
    }
  },
}
