import type { School } from '../school.server.ts'
import { settledCalls } from '../urgent/settled.server.ts'
import { type DueDelivery, endDeliveries } from './deliveries.server.ts'
import type { DropReason } from './ending.ts'
import { ruleOf } from './kinds.ts'
import { isNotice } from './plan.ts'

/**
 * What is still to go out of what is due; the rest ends here. What the member has read, answered and chosen by now decides, not what
 * was so when it was planned.
 * @param school acting as itself
 */
export async function stillWanted(school: School, deliveries: readonly DueDelivery[]): Promise<DueDelivery[]> {
  const settled = await settledCalls(school, deliveries)
  const dropped = new Map<DropReason, string[]>()
  const wanted: DueDelivery[] = []
  for (const each of deliveries) {
    const reason = reasonAgainst(each, settled)
    if (reason) dropped.set(reason, [...(dropped.get(reason) ?? []), each.id])
    else wanted.push(each)
  }
  for (const [reason, ids] of dropped) await endDeliveries(school, ids, { state: 'dropped', reason })
  return wanted
}

function reasonAgainst(delivery: DueDelivery, settled: ReadonlySet<string>): DropReason | null {
  if (delivery.read) return 'read'
  if (settled.has(delivery.id)) return 'settled'
  if (!isWanted(delivery)) return 'unwanted'
  return delivery.member.left ? 'left' : null
}

/** At once or in the evening is the same mail by now, and who insists wants that too. */
function isWanted({ urgent, chosen, kind, channel }: DueDelivery): boolean {
  const ways = chosen ?? ruleOf(kind)?.default ?? []
  if (urgent) return true
  if (isNotice(channel)) return ways.includes('push')
  return ways.includes('insist') || (channel !== 'sms' && ways.some(way => way !== 'push'))
}
