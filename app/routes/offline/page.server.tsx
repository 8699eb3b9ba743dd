import { renderToStaticMarkup } from 'react-dom/server'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { locales, translator } from '#app/platform/i18n/translate.ts'
import { OfflineIllustration } from '#app/ui/illustrations/offline.tsx'
import { themeOf } from '#tenants/brand/brand.server.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'

/** The page's few styles, on the school's tokens: no other file can be asked for where it is shown. */
const styles = `
  * { box-sizing: border-box; margin: 0 }
  body { min-height: 100dvh; display: grid; place-items: center; padding: 2rem 1.125rem; background: var(--canvas);
    color: var(--ink); font: 1.0625rem/1.55 system-ui, "PingFang SC", "Noto Sans SC", sans-serif; text-align: center }
  main { width: 100%; max-width: 26rem; display: grid; justify-items: center; gap: 1.25rem }
  img { border-radius: 26% }
  .name { font-size: 1.25rem; font-weight: 800; line-height: 1.25; overflow-wrap: anywhere }
  .scene { width: 13rem; max-width: 100% }
  svg { width: 100%; height: auto }
  h1, h2 { font-size: 1.375rem; line-height: 1.3 }
  p + p, section p { color: var(--ink-soft) }
  button { display: inline-flex; min-height: 3rem; align-items: center; padding: 0.5rem 1.75rem; font: inherit; font-weight: 700; border: 0;
    border-radius: var(--radius-control, 0.75rem); background: var(--brand); color: var(--on-brand) }
  a { display: inline-flex; min-height: 3rem; align-items: center; color: var(--link); font-weight: 700 }
  a:focus-visible, button:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px }
`
/**
 * Goes back to the page that was asked for as soon as there is a network (it stands at that page's address), and says how much
 * waits on this device to be sent, whoever did it: a number, nothing of what it is. Pages that are kept for the time without a
 * network are led to.
 */
const script = `const again = () => location.reload()
addEventListener('online', again)
document.querySelector('button').addEventListener('click', again)
const entriesOf = name => new Promise(done => {
  const asked = indexedDB.open(name)
  asked.onerror = () => done(0)
  asked.onsuccess = () => {
    const stored = asked.result
    const end = number => { stored.close(); done(number) }
    if (!stored.objectStoreNames.contains('items')) return end(0)
    const counted = stored.transaction('items').objectStore('items').count()
    counted.onsuccess = () => end(counted.result)
    counted.onerror = () => end(0)
  }
})
const tell = async () => {
  const names = (await indexedDB.databases()).map(each => each.name).filter(name => name.startsWith('cubby-waiting-'))
  const sum = (await Promise.all(names.map(entriesOf))).reduce((one, other) => one + other, 0)
  for (const each of sum > 0 ? document.querySelectorAll('[data-kept]') : []) {
    each.querySelector('b').textContent = sum
    each.hidden = false
  }
}
tell().catch(() => {})
const lead = async () => {
  const cache = await caches.open('kept')
  for (const { url } of await cache.keys()) {
    const page = await (await cache.match(url)).text()
    const link = document.createElement('a')
    link.href = url
    // Who is on their way to a page shall not be called back by a network that comes in this moment.
    link.addEventListener('click', () => removeEventListener('online', again))
    // The title alone: parsing the page would try its styles against this page's policy.
    link.textContent = new DOMParser().parseFromString(/<title>.*?<.title>/s.exec(page)[0], 'text/html').title
    document.querySelector('main').append(link)
  }
}
lead().catch(() => {})`

/**
 * The whole offline page as text.
 * @param look.nonce of the answer that carries it; the policy is kept with the page
 * @param look.icon address of the school's icon; `data:`, since nothing else can be loaded
 */
export function offlineHtml(school: ResolvedSchool, look: { nonce: string; icon: string | null }): string {
  const { css, theme } = themeOf(school)
  const title = renderToStaticMarkup(<title>{school.facts.name}</title>)
  // Styles are made of validated values and of the text above, the script is ours: nothing in them is a school's to write.
  return `<!doctype html>
<html lang="en" data-radius="${theme.corner}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
${title}
<style nonce="${look.nonce}">${css}${styles}</style>
</head>
<body>
${renderToStaticMarkup(<OfflinePage name={school.facts.name} icon={look.icon} />)}
<script nonce="${look.nonce}">${script}</script>
</body>
</html>`
}

function OfflinePage({ name, icon }: { name: string; icon: string | null }) {
  return (
    <main>
      {icon && <img src={icon} alt="" width="72" height="72" />}
      <p className="name">{name}</p>
      <div className="scene">
        <OfflineIllustration />
      </div>
      {speakers.map(({ locale, t }, place) => {
        const Heading = place === 0 ? 'h1' : 'h2'
        return (
          <section key={locale} lang={locale}>
            <Heading>{t('shell.offline_page.title')}</Heading>
            <p>{t('shell.offline_page.text')}</p>
            <p data-kept hidden>
              {t('shell.offline_page.kept')} <b />
            </p>
          </section>
        )
      })}
      <button type="button">{speakers.map(({ t }) => t('ui.action.retry')).join(' · ')}</button>
    </main>
  )
}

const speakers = locales.map(locale => ({ locale, t: translator(locale, catalogueOf(locale)) }))
