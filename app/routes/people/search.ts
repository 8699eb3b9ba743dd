import { act } from '#app/platform/act.server.ts'
import { SearchForm } from './forms.ts'
import { searched } from './listed-children.server.ts'

/** Finds people by a part of their name. Posted, since names belong in no address. */
export const action = act('people:view', SearchForm, ({ school, form }) => searched(school, form.q))
