import { renderToStaticMarkup } from 'react-dom/server'
import type { Locale, Translate } from '../i18n/translate.ts'
import { FolderDocument } from '../record/folder-document.tsx'
import type { ChildFolder } from './folder.server.ts'

/** The page with which a reader begins: children, and every list. Static markup without a script. */
export function indexPage({
  locale,
  t,
  school,
  children,
  tables,
}: {
  locale: Locale
  t: Translate
  school: string
  children: readonly ChildFolder[]
  tables: readonly string[]
}): string {
  const page = (
    <FolderDocument locale={locale} title={t('export.page.title', { school })} school={school} home={null}>
      <p className="quiet">{t('export.page.private')}</p>
      <section>
        <h2>{t('export.page.children')}</h2>
        <ul className="contents">
          {children.map(({ name, folder }) => (
            <li key={folder}>
              <a href={`${folder.split('/').map(encodeURIComponent).join('/')}/index.html`} dir="auto">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('export.page.lists')}</h2>
        <ul className="contents">
          {tables.map(table => (
            <li key={table}>
              <a href={`data/${table}.csv`}>{table}</a>
            </li>
          ))}
        </ul>
      </section>
      <p className="quiet">
        <a href="README.txt">README.txt</a> · <a href="manifest.json">manifest.json</a>
      </p>
    </FolderDocument>
  )
  return `<!doctype html>\n${renderToStaticMarkup(page)}`
}
