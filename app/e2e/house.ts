import { originOf } from '#tenants/config.server.ts'

/** The installation that journeys share; `setup.ts` has started it. */
export const house = {
  get port(): number {
    return Number(given('PORT'))
  },
  /** Where data at rest lies: objects, keys, mails. */
  get data(): string {
    return given('CUBBY_DATA')
  },
  get logs(): string {
    return given('CUBBY_E2E_LOGS')
  },
  get database(): string {
    return given('CUBBY_E2E_DATABASE')
  },
  /** Of the vendor's public site. */
  get origin(): string {
    return originOf('localhost')
  },
  get consoleOrigin(): string {
    return originOf('console.localhost')
  },
}

export const hostOf = (slug: string): string => `${slug}.localhost`

function given(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: the global set-up has not run.`)
  return value
}
