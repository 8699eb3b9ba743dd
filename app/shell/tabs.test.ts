import Circle from 'lucide-react/icons/circle'
import { expect, test } from 'vitest'
import { tabsOf } from './tabs.ts'

const item = (label: string, current = false) => ({ label, href: `/${label}`, icon: Circle, current })
const items = (text: string) => [...text].map(label => item(label))
const labels = (list: readonly { label: string }[]) => list.map(({ label }) => label).join('')

test('up to five stand under the thumb', () => {
  const { tabs, rest } = tabsOf(items('abcde'), item('more'))
  expect([labels(tabs), labels(rest)]).toEqual(['abcde', ''])
})

test('of six or more the first four do, and the rest is behind the fifth', () => {
  const { tabs, rest } = tabsOf(items('abcdef'), item('more'))
  expect([labels(tabs), labels(rest)]).toEqual(['abcdmore', 'ef'])
  expect(tabs[4]?.current).toBe(false)
})

test('the fifth is current while one of the rest is', () => {
  const { tabs } = tabsOf([...items('abcde'), item('f', true)], item('more'))
  expect(tabs[4]?.current).toBe(true)
})

test('what waits in the rest is counted at the fifth', () => {
  const waiting = items('abcdef').map((each, at) => ({ ...each, count: at }))
  expect(tabsOf(waiting, item('more')).tabs.map(({ count }) => count)).toEqual([0, 1, 2, 3, 9])
})
