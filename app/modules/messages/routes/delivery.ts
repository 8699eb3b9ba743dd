import { load } from '#app/platform/load.server.ts'
import { reachInWords } from '#app/platform/notify/reach-words.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { deliveryOfMessage } from '../delivery.server.ts'

/** How one's own message has come to each of the others, as JSON. */
export const loader = load('messages:lead', async ({ school, params, t }) => {
  const reached = await deliveryOfMessage(school, idFrom(params.messageId))
  return Response.json({
    people: reached.map(({ memberId, name, read, reach }) => ({
      memberId,
      name,
      read,
      reached: reachInWords(t, reach),
    })),
  })
})
