export type Greeting = 'morning' | 'day' | 'evening'

/** How one greets at an hour (0 to 23) of the school's clock. */
export function greetingAt(hour: number): Greeting {
  if (hour >= 4 && hour < 11) return 'morning'
  return hour >= 11 && hour < 18 ? 'day' : 'evening'
}
