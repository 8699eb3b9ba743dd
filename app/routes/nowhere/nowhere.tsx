import { load } from '#app/platform/load.server.ts'
import { Problem } from '#tenants/problem.ts'

export const loader = load('site:visit', () => {
  throw new Problem('not_found')
})

/** Never seen: it makes this a page, whose problem is shown as one. */
export default function Nowhere() {
  return null
}
