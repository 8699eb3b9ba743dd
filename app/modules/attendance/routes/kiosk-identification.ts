import { act } from '#app/platform/act.server.ts'
import { identify } from '../kiosk-adult.server.ts'
import { IdentificationForm } from '../kiosk-forms.ts'

/** Who stands before the kiosk: asked with a code or a PIN. */
export const action = act('attendance:kiosk', IdentificationForm, ({ school, form }) => identify(school, form))
