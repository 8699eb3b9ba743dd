import { act } from '#app/platform/act.server.ts'
import { AudienceForm } from '../forms.ts'
import { reachOf } from '../reach.server.ts'

/** Counts whom a notice would reach; writes nothing. Posted, since hundreds of children do not fit into an address. */
export const action = act('notices:write', AudienceForm, async ({ school, form }) =>
  Response.json(await reachOf(school, form)),
)
