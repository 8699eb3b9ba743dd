import { redirect } from '@remix-run/node'
import { act } from '#app/platform/act.server.ts'
import { makeCard } from '../kiosk-code.server.ts'
import { CardForm } from '../kiosk-forms.ts'
import { paths } from '../paths.ts'

/** Makes a card to print. */
export const action = act('attendance:identify', CardForm, async ({ school, form }) => {
  await makeCard(school, form.cardId)
  return redirect(paths.kioskCard(form.cardId))
})
