import { useActionData, useLocation } from '@remix-run/react'
import { useRef } from 'react'

/**
 * What the page's action has answered, until its reader goes elsewhere or tries again. Remix forgets it as soon as the page is loaded anew,
 * which a page does by itself with the school's news: a message at a field, or a link that is shown once, would vanish under the eyes.
 */
export function useLastAnswer<Action = unknown>() {
  const answer = useActionData<Action>()
  const { key } = useLocation()
  const last = useRef({ key, answer })
  if (answer !== undefined || last.current.key !== key) last.current = { key, answer }
  return last.current.answer
}
