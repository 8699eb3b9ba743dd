import { act } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { inviteAgain } from '#tenants/people/relatives/relatives.server.ts'
import { EmptyForm } from './forms.ts'
import { shownLink } from './shown-link.server.ts'

/** Shown to the guardian who asked, this once: only its hash is kept. */
export const action = act('relatives:invite', EmptyForm, async ({ school, params, context }) => {
  const { href } = await inviteAgain(school, idFrom(params.relativeId), context.hostname)
  return { link: shownLink(href) }
})
