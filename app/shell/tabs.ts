import type { NavItem } from '#app/ui/nav-item.ts'

/** As many as a thumb tells apart on a phone of 390 px. */
const mostTabs = 5

/**
 * What stands under the thumb and what is a tap further: all of it if there is room, otherwise the first few and "more".
 * @param more the way to the page with the rest; it counts as current while any of the rest is, and what waits in the rest waits there
 */
export function tabsOf(all: readonly NavItem[], more: NavItem): { tabs: readonly NavItem[]; rest: readonly NavItem[] } {
  if (all.length <= mostTabs) return { tabs: all, rest: [] }
  const rest = all.slice(mostTabs - 1)
  return {
    tabs: [
      ...all.slice(0, mostTabs - 1),
      {
        ...more,
        current: more.current || rest.some(each => each.current),
        count: rest.reduce((sum, { count }) => sum + (count ?? 0), 0),
      },
    ],
    rest,
  }
}
