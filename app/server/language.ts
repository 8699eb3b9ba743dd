import type { Context } from 'hono'
import { isLocale } from '#app/platform/i18n/translate.ts'
import { localPath } from '#app/platform/local-path.ts'

const year = 365 * 24 * 3600

/** Remembers the chosen language on this host and goes back to the page; only to a path of this very site. */
export async function chooseLanguage(c: Context, secure: boolean): Promise<Response> {
  const form = await c.req.parseBody()
  const locale = typeof form.locale === 'string' ? form.locale : ''
  const next = localPath(typeof form.next === 'string' ? form.next : null)
  if (!isLocale(locale)) return c.text('Bad Request', 400)
  c.header('Set-Cookie', `locale=${locale}; Path=/; Max-Age=${year}; SameSite=Lax${secure ? '; Secure' : ''}`)
  return c.redirect(next, 303)
}
