import { load } from '#app/platform/load.server.ts'
import { reachInWords } from '#app/platform/notify/reach-words.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { deliveryOfNotice } from '../delivery.server.ts'

/** How a notice has come to each guardian, as JSON by member: apart from the page, which shows who has read it without waiting for this. */
export const loader = load('notices:write', async ({ school, params, t }) => {
  const reached = await deliveryOfNotice(school, idFrom(params.noticeId))
  return Response.json({
    reached: Object.fromEntries([...reached].map(([memberId, reach]) => [memberId, reachInWords(t, reach)])),
  })
})
