import { redirect } from '@remix-run/node'
import { load } from '#app/platform/load.server.ts'
import { visitor } from '#tenants/actor.ts'
import { originOf } from '#tenants/config.server.ts'
import { mainHostname } from '#tenants/domains/main.server.ts'
import { hostOf } from '#tenants/identity/handover.server.ts'
import { found } from '#tenants/problem.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { School } from '#tenants/school.server.ts'
import { placeOfState } from '#tenants/wechat/authorisation.server.ts'

/**
 * GET: WeChat sends people here, who go on to their school with its answer; there the state is proven. Leads to hosts of
 * schools and nowhere else.
 */
export const loader = load('public:visit', async ({ url }) => {
  const state = url.searchParams.get('state') ?? ''
  const place = found(placeOfState(state))
  const { facts } = found(await resolveSchool(place.schoolId))
  const host = place.own ? await mainHostname(new School(facts, visitor)) : hostOf(facts.slug)
  const answer = new URLSearchParams({ code: url.searchParams.get('code') ?? '', state })
  return redirect(`${originOf(host)}/notifications/wechat?${answer}`)
})
